package dev.millrace.file;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.util.List;

/// A JSON Schema as another program reads it.
record Schemas(Schema schema) {

    static Schemas of(Value schema) {
        return new Schemas(
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Json.line(schema), InputFormat.JSON));
    }

    List<String> errors(String document) {
        return schema.validate(document, InputFormat.JSON).stream().map(Error::toString).toList();
    }
}

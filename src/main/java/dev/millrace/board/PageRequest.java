package dev.millrace.board;

import dev.millrace.chart.Condition;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a page asks when a filter changes.
///
/// @param filters what is set, by the id of the filter
record PageRequest(List<String> tiles, Map<String, Setting> filters) {

    private static final Map<String, Setting> NO_FILTERS = Map.of();
    private static final Set<String> ENDS = Set.of("from", "to");

    /// Values that pass a filter.
    sealed interface Setting {

        record Any(List<Value> values) implements Setting {}

        /// Both included; empty: without that end.
        record Range(Optional<Value> from, Optional<Value> to) implements Setting {}
    }

    static PageRequest of(Value.Fields request) {
        if (!(request.get("tiles") instanceof Value.Items(var tiles))) {
            throw wrong("It has no list of tiles.");
        }
        var names = new ArrayList<String>();
        for (Value tile : tiles) {
            if (!(tile instanceof Value.Text(String name))) {
                throw wrong("A tile must be named by a text.");
            }
            names.add(name);
        }
        return new PageRequest(
                names,
                switch (request.get("filters")) {
                    case null -> NO_FILTERS;
                    case Value.Fields set -> settings(set);
                    default -> throw wrong("Its filters must be an object.");
                });
    }

    /// About a tile that is known.
    static PageRequest filters(Value.Fields filters) {
        return new PageRequest(List.of(), settings(filters));
    }

    private static Map<String, Setting> settings(Value.Fields set) {
        var filters = new LinkedHashMap<String, Setting>();
        set.members().forEach((id, value) -> filters.put(id, setting(value)));
        return filters;
    }

    private static Setting setting(Value value) {
        if (!(value instanceof Value.Fields set)) {
            throw wrong("A filter must be an object.");
        }
        if (set.get("any") instanceof Value.Items(var values) && set.members().size() == 1) {
            values.forEach(PageRequest::plain);
            return new Setting.Any(values);
        }
        if (set.members().isEmpty() || !ENDS.containsAll(set.members().keySet())) {
            throw wrong("A filter has either a list \"any\", or \"from\" and \"to\".");
        }
        return new Setting.Range(end(set.get("from")), end(set.get("to")));
    }

    private static Optional<Value> end(@Nullable Value value) {
        return Optional.ofNullable(value)
                .filter(end -> !(end instanceof Value.Null))
                .map(PageRequest::plain);
    }

    static Value plain(Value value) {
        if (value instanceof Value.Items || value instanceof Value.Fields) {
            throw wrong("A value of a filter must be a text, a number, true, false or null.");
        }
        return value;
    }

    private static FaultException wrong(String what) {
        return Fault.of(FaultCode.REQUEST_INVALID, "A question about a page is wrong. " + what)
                .toException();
    }

    /// What the filters that are set say of the rows of a tile. Those of columns that its rows do
    /// not have say nothing, which the page shows on the tile.
    ///
    /// @throws FaultException REQUEST_INVALID if the page has no such filter
    List<Condition> conditions(PageBuilder page, Drawn tile) {
        for (String id : filters.keySet()) {
            if (page.filters().stream().noneMatch(filter -> filter.id().equals(id))) {
                throw wrong("There is no filter \"" + id + "\".");
            }
        }
        var conditions = new ArrayList<Condition>();
        for (PageFilter filter : page.filters()) {
            var setting = filters.get(filter.id());
            var key = page.key(filter, tile);
            if (setting != null && key.isPresent()) {
                conditions.add(
                        switch (setting) {
                            case Setting.Any(var values) -> new Condition.OneOf(key.get(), values);
                            case Setting.Range(var from, var to) ->
                                    new Condition.Between(key.get(), from, to);
                        });
            }
        }
        return conditions;
    }
}

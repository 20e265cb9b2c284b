package dev.millrace.plan;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.ParseTree;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Parameter;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Holds what a person typed to what it may be, before it becomes part of any statement.
///
/// The engine's own parser reads it alone: exactly one expression or SELECT, no table but the
/// node's inputs, no function that reaches outside, no parameter but the declared ones.
final class TypedTexts {

    /// Deeper nesting makes the engine's parser slow long before it refuses.
    private static final int DEEPEST = 500;

    /// Longer than anybody types; the tree of a text is some hundred times its size.
    private static final int LONGEST = 1_000_000;

    private final Lane lane;
    private final Map<String, Parameter> parameters;
    private final ParsedTexts parsed;

    /// Texts that are known to name a type: the columns of a file share few.
    private final Set<String> types = new HashSet<>();

    TypedTexts(Lane lane, Map<String, Parameter> parameters) {
        this(lane, parameters, List::of);
    }

    /// @param likely texts that may come, asked for when there are many
    TypedTexts(Lane lane, Map<String, Parameter> parameters, Supplier<List<Sql>> likely) {
        this.lane = lane;
        this.parameters = parameters;
        this.parsed =
                new ParsedTexts(
                        lane,
                        () -> likely.get().stream().flatMap(sql -> framed(sql).stream()).toList());
    }

    /// The same piece, its typed texts checked and the places of parameters noted.
    ///
    /// @param tables names a typed text may use in FROM, in lower case
    /// @throws FaultException if a text is not what it must be; the fault names setting and place
    Checked checked(Sql sql, Set<String> tables) {
        var found = new Found(new HashSet<>(), new LinkedHashSet<>(), new HashSet<>());
        parsed.prepare(framed(sql));
        var checked =
                sql.map(
                        part ->
                                part instanceof Sql.Part.Typed typed
                                        ? checked(typed, tables, found)
                                        : part);
        boolean isVolatile = found.functions().stream().anyMatch(Functions::isVolatile);
        return new Checked(checked, isVolatile, !found.windows().isEmpty(), found.tables());
    }

    /// @param isVolatile whether it calls a function that gives another value when asked again
    /// @param hasWindow whether it computes anything over a window of rows
    /// @param tables it mentions in FROM, as written
    record Checked(Sql sql, boolean isVolatile, boolean hasWindow, Set<String> tables) {
        Checked with(Sql other) {
            return new Checked(other, isVolatile, hasWindow, tables);
        }
    }

    private record Found(Set<String> functions, Set<String> tables, Set<String> windows) {}

    /// As they are parsed: framed, without those that are not to be parsed at all.
    private List<String> framed(Sql sql) {
        return sql.parts().stream()
                .filter(part -> part instanceof Sql.Part.Typed)
                .map(part -> (Sql.Part.Typed) part)
                .filter(typed -> !isKnown(typed) && refusal(typed).isEmpty())
                .map(typed -> TypedForm.Frame.of(typed.form()).around(typed.text()))
                .distinct()
                .toList();
    }

    private boolean isKnown(Sql.Part.Typed typed) {
        return typed.form() == Sql.Form.TYPE_TEXT && types.contains(typed.text());
    }

    private Sql.Part checked(Sql.Part.Typed typed, Set<String> tables, Found found) {
        if (isKnown(typed)) {
            return typed;
        }
        var frame = TypedForm.Frame.of(typed.form());
        var tree = tree(typed, frame);
        TypedForm.hold(typed, tree);
        var uses = new ArrayList<Sql.Use>();
        for (ParseTree.Mention mention : tree.mentions()) {
            switch (mention.kind()) {
                case TABLE -> {
                    table(typed, frame, mention, tables);
                    found.tables().add(mention.name());
                }
                case TABLE_FUNCTION -> {
                    if (!Functions.isTableFunctionAllowed(mention.name())) {
                        throw refused(typed, frame, mention);
                    }
                }
                case FUNCTION, WINDOW -> {
                    if (Functions.isRefused(mention.name())) {
                        throw refused(typed, frame, mention);
                    }
                    if (typed.form() != Sql.Form.QUERY
                            && Functions.multipliesRows(mention.name())) {
                        throw multiplies(typed, frame, mention);
                    }
                    found.functions().add(mention.name());
                    if (mention.kind() == ParseTree.Kind.WINDOW) {
                        found.windows().add(mention.name());
                    }
                }
                case PARAMETER -> uses.add(use(typed, frame, mention));
                case OTHER ->
                        throw fault(
                                        FaultCode.SQL_NOT_ONE_SELECT,
                                        "This kind of SQL is not allowed here: "
                                                + mention.name().toLowerCase(Locale.ROOT)
                                                + ".",
                                        typed,
                                        frame,
                                        mention)
                                .withHint("Use a plain SELECT over the inputs.")
                                .toException();
            }
        }
        if (typed.form() == Sql.Form.TYPE_TEXT) {
            known(typed, frame);
        }
        uses.sort(Comparator.comparingInt(Sql.Use::from));
        return new Sql.Part.Typed(typed.settingPath(), typed.text(), typed.form(), uses);
    }

    private ParseTree tree(Sql.Part.Typed typed, TypedForm.Frame frame) {
        var refusal = refusal(typed);
        if (refusal.isPresent()) {
            throw refusal.get().at(Place.setting(typed.settingPath())).toException();
        }
        ParseTree tree;
        try {
            tree = parsed.tree(frame.around(typed.text()));
        } catch (EngineException e) {
            throw e.fault().at(Place.setting(typed.settingPath())).toException();
        }
        if (!tree.error().isEmpty()) {
            throw syntax(typed, frame, tree);
        }
        return tree;
    }

    /// What speaks against a text before it is parsed.
    private static Optional<Fault> refusal(Sql.Part.Typed typed) {
        var text = typed.text();
        if (text.isBlank()) {
            return Optional.of(Fault.of(FaultCode.SETTING_MISSING, "The text is empty."));
        }
        if (text.length() > LONGEST) {
            return Optional.of(
                    Fault.of(FaultCode.SQL_SYNTAX, "The text is too long.")
                            .withHint("At most " + LONGEST + " characters."));
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of(
                    Fault.of(FaultCode.SQL_SYNTAX, "The text holds a NUL character.")
                            .withHint("Remove it."));
        }
        if (depth(text) > DEEPEST) {
            return Optional.of(
                    Fault.of(FaultCode.SQL_SYNTAX, "The text is nested too deep.")
                            .withHint("At most " + DEEPEST + " brackets may be open at once."));
        }
        return Optional.empty();
    }

    /// The engine does not say which of many texts names no type, so each is asked for alone.
    private void known(Sql.Part.Typed typed, TypedForm.Frame frame) {
        try {
            lane.bind(frame.around(typed.text()));
        } catch (EngineException e) {
            throw e.fault().at(Place.setting(typed.settingPath())).toException();
        }
        types.add(typed.text());
    }

    private static int depth(String text) {
        int open = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '[', '{' -> deepest = Math.max(deepest, ++open);
                case ')', ']', '}' -> open--;
                default -> {}
            }
        }
        return deepest;
    }

    private static FaultException syntax(
            Sql.Part.Typed typed, TypedForm.Frame frame, ParseTree tree) {
        boolean other = tree.error().startsWith("Only SELECT");
        int at = tree.errorPosition() - frame.before().length();
        boolean inside = at >= 0 && at < typed.text().length();
        var place = Place.setting(typed.settingPath());
        return Fault.of(
                        other ? FaultCode.SQL_NOT_ONE_SELECT : FaultCode.SQL_SYNTAX,
                        other
                                ? "Only a SELECT is allowed here."
                                : sentence(inside ? tree.error() : unfinished(tree.error())))
                .withHint(other ? "A node reads its inputs and changes nothing." : "")
                .at(inside ? place.at(at, at + 1) : place)
                .toException();
    }

    /// An error behind the text shows that the text stops too early or closes too much.
    private static String unfinished(String error) {
        return error.startsWith("syntax error")
                ? "The text is not complete, or its brackets and quotes do not match"
                : error;
    }

    private static String sentence(String error) {
        var text = Character.toUpperCase(error.charAt(0)) + error.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }

    private static void table(
            Sql.Part.Typed typed,
            TypedForm.Frame frame,
            ParseTree.Mention mention,
            Set<String> tables) {
        if (tables.contains(mention.name().toLowerCase(Locale.ROOT))) {
            return;
        }
        var near = DidYouMean.among(tables, mention.name());
        throw fault(
                        FaultCode.SQL_TABLE_UNKNOWN,
                        "\"" + mention.name() + "\" is not an input of this node.",
                        typed,
                        frame,
                        mention)
                .withHint(
                        near.isEmpty()
                                ? "Did you mean to connect it? Its inputs are "
                                        + (tables.isEmpty() ? "none" : String.join(", ", tables))
                                        + "."
                                : near)
                .toException();
    }

    private static FaultException multiplies(
            Sql.Part.Typed typed, TypedForm.Frame frame, ParseTree.Mention mention) {
        return fault(
                        FaultCode.SQL_FUNCTION_REFUSED,
                        "\"" + mention.name() + "\" makes several rows of one.",
                        typed,
                        frame,
                        mention)
                .withHint("Use it in an SQL node.")
                .toException();
    }

    private static FaultException refused(
            Sql.Part.Typed typed, TypedForm.Frame frame, ParseTree.Mention mention) {
        return fault(
                        FaultCode.SQL_FUNCTION_REFUSED,
                        "The function \"" + mention.name() + "\" is not allowed in a pipeline.",
                        typed,
                        frame,
                        mention)
                .withHint("Files and tables are read by source nodes, which declare them.")
                .toException();
    }

    private Sql.Use use(Sql.Part.Typed typed, TypedForm.Frame frame, ParseTree.Mention mention) {
        int from = mention.from() - frame.before().length();
        int to = mention.to() - frame.before().length();
        var parameter = parameters.get(mention.name());
        boolean named =
                from >= 0
                        && to <= typed.text().length()
                        && typed.text().substring(from, to).equals("$" + mention.name());
        if (parameter == null || !named) {
            throw fault(
                            FaultCode.PARAMETER_UNKNOWN,
                            "The pipeline has no parameter \"" + mention.name() + "\".",
                            typed,
                            frame,
                            mention)
                    .withHint("Declared are " + String.join(", ", parameters.keySet()) + ".")
                    .toException();
        }
        return new Sql.Use(from, to, mention.name(), parameter.type());
    }

    private static Fault fault(
            FaultCode code,
            String message,
            Sql.Part.Typed typed,
            TypedForm.Frame frame,
            ParseTree.Mention mention) {
        int from = mention.from() - frame.before().length();
        int to = mention.to() - frame.before().length();
        var place = Place.setting(typed.settingPath());
        boolean inside = from >= 0 && to > from && to <= typed.text().length();
        return Fault.of(code, message).at(inside ? place.at(from, to) : place);
    }
}

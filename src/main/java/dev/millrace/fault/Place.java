package dev.millrace.fault;

/// Where a fault shows. Every part may be absent: text is then empty and a number is 0 or -1.
///
/// @param file as the person named it
/// @param line 1-based line in `file`; 0 if not known
/// @param column 1-based column in `line`, in characters; 0 if not known
/// @param node id of the node
/// @param setting path of the setting in the node, such as `measures[1].expression`
/// @param from 0-based first character in the text of `setting`; -1 if not known
/// @param to character after the last one; -1 if not known
public record Place(
        String file, int line, int column, String node, String setting, int from, int to) {

    public static final Place NOWHERE = new Place("", 0, 0, "", "", -1, -1);

    public static Place file(String file, int line, int column) {
        return NOWHERE.inFile(file).atLine(line, column);
    }

    public static Place node(String node) {
        return new Place("", 0, 0, node, "", -1, -1);
    }

    public static Place setting(String setting) {
        return NOWHERE.inSetting(setting);
    }

    public Place inFile(String newFile) {
        return new Place(newFile, line, column, node, setting, from, to);
    }

    public Place atLine(int newLine, int newColumn) {
        return new Place(file, newLine, newColumn, node, setting, from, to);
    }

    public Place inNode(String newNode) {
        return new Place(file, line, column, newNode, setting, from, to);
    }

    public Place inSetting(String newSetting) {
        return new Place(file, line, column, node, newSetting, from, to);
    }

    public Place at(int newFrom, int newTo) {
        return new Place(file, line, column, node, setting, newFrom, newTo);
    }

    /// `file:line:column:node`, without the parts that are absent.
    public String text() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        if (!node.isEmpty()) {
            text.append(text.isEmpty() ? "" : ":").append(node);
        }
        return text.toString();
    }
}

package dev.millrace.draw;

import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A drawing as SVG: the shapes the canvas paints, in the colours of a palette, at 100 %.
///
/// The picture needs nothing else: no font, no script, no style sheet, no other file. Each node,
/// wire and note is a group with its text as a label, since letters are drawn as outlines. The same
/// drawing gives the same text. Any thread.
public final class Svg {

    /// Around everything, in pixels at 100 %.
    private static final double MARGIN = 24;

    /// Things of one node, wire or note.
    private record Group(String label, List<Shape> shapes) {}

    private Svg() {}

    /// As the other, with a title that counts the nodes.
    public static String of(
            Drawing drawing,
            Function<NodeId, NodeBadge> badges,
            Palette palette,
            boolean background) {
        int nodes = drawing.nodes().size();
        var title = "Pipeline of " + nodes + (nodes == 1 ? " node" : " nodes");
        return of(title, drawing, badges, palette, background);
    }

    /// The drawing cropped to what there is, and a margin.
    ///
    /// @param title of the whole picture
    /// @param badges what happens to each node; `NodeBadge.NONE` for nothing
    /// @param background whether the colour of the canvas lies behind everything
    /// @return one element `svg`, well-formed whatever names and notes hold
    public static String of(
            String title,
            Drawing drawing,
            Function<NodeId, NodeBadge> badges,
            Palette palette,
            boolean background) {
        var groups = groups(drawing, badges);
        var area = area(groups);
        var shapes = new SvgShapes(palette);
        var body = new StringBuilder();
        if (background) {
            body.append(
                    "<rect" + SvgShapes.place(area) + shapes.paint("fill", Ink.CANVAS) + "/>\n");
        }
        for (Group group : groups) {
            body.append("<g role=\"img\" aria-label=\"" + Xml.text(group.label()) + "\">\n");
            group.shapes().forEach(shape -> body.append(shapes.element(shape)));
            body.append("</g>\n");
        }
        return head(title, area)
                + "<defs>\n"
                + shapes.definitions()
                + "</defs>\n"
                + body
                + "</svg>\n";
    }

    private static String head(String title, Rect area) {
        var size = Xml.number(area.width()) + " " + Xml.number(area.height());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"graphics-document document\""
                + SvgShapes.size(area)
                + (" viewBox=\"" + Xml.number(area.x()) + " " + Xml.number(area.y()) + " " + size)
                + "\">\n<title>"
                + Xml.text(title)
                + "</title>\n";
    }

    /// In whole pixels, so that edges stay sharp.
    private static Rect area(List<Group> groups) {
        var all = groups.stream().flatMap(group -> group.shapes().stream()).map(Shape::bounds);
        var around = all.reduce(Rect::with).orElse(Rect.EMPTY).grownBy(MARGIN);
        double left = Math.floor(around.x());
        double top = Math.floor(around.y());
        return new Rect(
                left, top, Math.ceil(around.right()) - left, Math.ceil(around.bottom()) - top);
    }

    /// From the back to the front: frames, wires, nodes, notes.
    private static List<Group> groups(Drawing drawing, Function<NodeId, NodeBadge> badges) {
        var groups = new ArrayList<Group>();
        notes(drawing, Note.Kind.FRAME).forEach(groups::add);
        drawing.wires().forEach(wire -> groups.add(group(drawing, wire)));
        drawing.nodes().forEach(node -> groups.add(group(drawing, node, badges.apply(node.id()))));
        notes(drawing, Note.Kind.NOTE).forEach(groups::add);
        return groups;
    }

    private static Stream<Group> notes(Drawing drawing, Note.Kind kind) {
        return drawing.notes().stream()
                .filter(note -> note.kind() == kind)
                .map(
                        note ->
                                new Group(
                                        note.text(),
                                        NoteFigure.shapes(
                                                note, Drawing.rect(note), false, Detail.FULL)));
    }

    private static Group group(Drawing drawing, Drawing.Wire wire) {
        var link = wire.link();
        var label = title(drawing, link.from()) + " → " + title(drawing, link.to());
        var mood = WireFigure.mood(link);
        return new Group(label, List.of(WireFigure.shape(wire.curve(), mood)));
    }

    private static String title(Drawing drawing, NodeId id) {
        return drawing.node(id).map(node -> node.face().title()).orElse(id.value());
    }

    private static Group group(Drawing drawing, Drawing.PlacedNode node, NodeBadge badge) {
        var face = node.face();
        var label = Stream.of(face.title(), face.summary(), badge.figure());
        return new Group(
                String.join(": ", label.filter(text -> !text.isEmpty()).toList()),
                NodeFigure.shapes(
                        face,
                        badge,
                        node.at(),
                        false,
                        Detail.FULL,
                        output -> drawing.isNamed(node.id(), output)));
    }
}

package dev.millrace.ui.fx;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;

/// What helps against a problem, as links in a row. FX thread only.
public final class FixLinks extends FlowPane {

    private static final double GAP = 12;

    /// @param id of the first link is this and `0`
    /// @param chosen is told the title of the one that was taken
    public FixLinks(String id, List<String> titles, Consumer<String> chosen) {
        super(GAP, 0);
        getStyleClass().add("mill-fixes");
        setPrefWrapLength(0); // as wide as there is room
        setMinWidth(0);
        for (int i = 0; i < titles.size(); i++) {
            var title = titles.get(i);
            var link = new Hyperlink(title);
            link.setId(id + i);
            link.setMnemonicParsing(false);
            link.setWrapText(true);
            link.maxWidthProperty().bind(widthProperty());
            link.setOnAction(_ -> chosen.accept(title));
            link.setMinWidth(0);
            getChildren().add(link);
        }
    }
}

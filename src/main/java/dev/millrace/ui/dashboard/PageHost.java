package dev.millrace.ui.dashboard;

import dev.millrace.model.Value;
import java.util.concurrent.CompletableFuture;

/// What a page asks of the window it is shown in. FX thread only.
public interface PageHost {

    /// A filter was changed: the rows of some tiles under it.
    CompletableFuture<Value.Fields> answers(Value.Fields question);

    /// Something of it is to be saved as a file, a picture of a chart for instance.
    ///
    /// @param name that is proposed
    void save(String name, byte[] content);

    /// The node that rows of a tile leave is to be shown.
    ///
    /// @param node its id, as the page got it
    void showNode(String node);

    /// The rows that leave a node are to be shown, with all that can be done there.
    ///
    /// @param node its id, as the page got it
    void showRows(String node);

    /// The page was changed on itself, in one gesture.
    ///
    /// @param change the settings of its node that are others now, whole; `title` is the node's own
    void edit(Value.Fields change);

    /// Escape was pressed where there was nothing on the page to close or to take back.
    void leave();

    /// A link of a text was followed.
    ///
    /// @param address as the page got it
    void follow(String address);
}

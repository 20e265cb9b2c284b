package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.NodeId;
import dev.millrace.worker.ServeProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Serves a page of the document to browsers, in a process of its own: where it is, and a way to
/// stop. The address is handed over by the clipboard: as an argument of a browser's command all
/// users of the machine could read its token. FX thread only.
final class ServedBar extends HBox implements AutoCloseable {

    private final OpenDocument document;
    private final BiFunction<Path, NodeId, ServeProcess> start;
    private final Prompts prompts;
    private final Disk disk;
    private final Button serve = button("chart-serve", "Serve…", "Serve the page to browsers");
    private final Hyperlink link = new Hyperlink();
    private final Button copy = button("chart-served-copy", "Copy", "Copy the address");
    private final Button stop = button("chart-served-stop", "Stop", "Serve the page no longer");
    private Optional<ServeProcess> served = Optional.empty();
    private String address = "";

    /// @param start begins to serve a page of a file
    ServedBar(
            OpenDocument document,
            BiFunction<Path, NodeId, ServeProcess> start,
            Prompts prompts,
            Disk disk) {
        super(6);
        this.document = document;
        this.start = start;
        this.prompts = prompts;
        this.disk = disk;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        link.setId("chart-served");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> copy());
        copy.setOnAction(_ -> copy());
        stop.setOnAction(_ -> close());
        show();
    }

    private static Button button(String id, String text, String says) {
        var made = new Button(text);
        made.setId(id);
        made.setAccessibleText(says);
        made.setMinWidth(Region.USE_PREF_SIZE);
        return made;
    }

    /// @param wanted asked for by the button
    void onServe(Runnable wanted) {
        serve.setOnAction(_ -> wanted.run());
    }

    /// @param possible whether there is a page to serve
    void enable(boolean possible) {
        serve.setDisable(!possible);
    }

    /// Serves the page of a node from now on; says so if it does already. What is served is the
    /// file: edits show once they are saved.
    void serve(NodeId node) {
        if (served.isPresent()) {
            prompts.say("A page of this pipeline is served already.");
            return;
        }
        var file = document.file();
        if (file.isEmpty()) {
            prompts.tell(
                    Fault.of(FaultCode.CALL_INVALID, "A pipeline without a file cannot be served.")
                            .withHint("Save it first."));
            return;
        }
        var begun = start.apply(file.get(), node);
        served = Optional.of(begun);
        show();
        disk.await(begun.address(), at -> reached(begun, at), fault -> failed(begun, fault));
        disk.await(begun.ended(), _ -> over(begun), _ -> over(begun));
    }

    private void reached(ServeProcess from, String at) {
        if (served.filter(from::equals).isPresent()) {
            address = at;
            show();
            if (document.isEdited()) {
                prompts.say("The file is served; edits show once they are saved.");
            }
        }
    }

    private void failed(ServeProcess from, Fault fault) {
        if (served.filter(from::equals).isPresent()) {
            over(from);
            prompts.tell(fault);
        }
    }

    private void over(ServeProcess from) {
        if (served.filter(from::equals).isPresent()) {
            served = Optional.empty();
            address = "";
            show();
        }
    }

    private void show() {
        if (served.isEmpty()) {
            getChildren().setAll(serve);
            return;
        }
        link.setText(address.isEmpty() ? "starting…" : URI.create(address).getAuthority());
        link.setDisable(address.isEmpty());
        link.setTooltip(new Tooltip("Copy the whole address, with the token that lets in"));
        copy.setDisable(address.isEmpty());
        getChildren().setAll(link, copy, stop);
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(address);
        Clipboard.getSystemClipboard().setContent(content);
        prompts.say("Copied the address, with the token that lets in.");
    }

    @Override
    public void close() {
        var ending = served;
        ending.ifPresent(this::over);
        ending.ifPresent(ServeProcess::close);
    }
}

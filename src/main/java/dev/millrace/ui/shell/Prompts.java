package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the window asks and tells the person. FX thread only; answers come later where they are
/// given to a consumer.
public interface Prompts {

    /// Pipeline files to open; none if the person gave up.
    List<Path> filesToOpen(Optional<Path> folder);

    /// Where to save; empty if the person gave up.
    ///
    /// @param name proposed, such as `orders.pipeline.json`
    /// @param kind as people read it, such as `Pipeline`
    /// @param ending such as `*.json`
    Optional<Path> fileToSave(Optional<Path> folder, String name, String kind, String ending);

    enum Answer {
        YES,
        NO,
        CANCEL
    }

    /// A question with two ways out and one back.
    void ask(Question question, Consumer<Answer> answered);

    /// @param no empty: there is no such way
    record Question(String title, String text, String yes, String no) {}

    void tell(Fault fault);

    /// Said in passing.
    void say(String text);
}

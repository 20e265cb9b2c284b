package dev.millrace.ui.dashboard;

import dev.millrace.export.page.DashboardPage;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.concurrent.Worker;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.StackPane;
import javafx.scene.web.WebView;
import org.jspecify.annotations.Nullable;

/// A page of tiles in a web view. A web view takes some 100 MB, so one is made when a page is first
/// shown and used for all pages of the window. FX thread only.
public final class PageView extends StackPane {

    /// How the page asks: a promise for each question, kept when the answer comes. The question
    /// goes out as the text of an alert, which a page of ours shows to nobody.
    private static final String HOST =
            """
            window.millrace = (() => {
              const waiting = new Map();
              let next = 0;
              window.millraceAnswered = (id, answer, fault) => {
                const [done, failed] = waiting.get(id);
                waiting.delete(id);
                if (fault) { failed(new Error(fault)); } else { done(answer); }
              };
              const say = what => alert(JSON.stringify(what));
              return {
                ask: question => new Promise((done, failed) => {
                  const id = next++;
                  waiting.set(id, [done, failed]);
                  say({id, question});
                }),
                save: (name, kind, content) => { // in parts, for what is said has a limit
                  for (let at = 0; at === 0 || at < content.length; at += 3000000) {
                    const rest = at + 3000000 < content.length;
                    say({name, content: content.slice(at, at + 3000000), rest});
                  }
                },
                showNode: node => say({node}),
                openRows: rows => say({rows}),
                edit: edit => say({edit}),
                copy: copy => say({copy}),
                leave: () => say({leave: true}),
                open: address => say({address})
              };
            })();
            """;

    /// What the web view lacks: see `.webview` in the style sheets, and it has no event for a menu.
    private static final String LACKING =
            """
            document.documentElement.classList.add('webview');
            document.addEventListener('mouseup', e => {
              if (e.button === 2) {
                e.target.dispatchEvent(new MouseEvent('contextmenu',
                  {bubbles: true, cancelable: true, clientX: e.clientX, clientY: e.clientY}));
              }
            });
            """;

    private record Shown(Value.Fields model, PageHost host) {}

    private final Executor fxThread;
    private final WebView web = new WebView();
    private String theme = "";
    private boolean isReady;
    private boolean arranges;
    private final StringBuilder part = new StringBuilder(); // of a file that comes in pieces
    private Optional<Shown> shown = Optional.empty();

    /// @param fxThread where answers are taken
    public PageView(Executor fxThread) {
        this.fxThread = fxThread;
        setId("page");
        setMinSize(0, 0);
        web.setId("page-web");
        web.setAccessibleText("Page of charts");
        web.setContextMenuEnabled(false);
        web.setMinSize(0, 0);
        getChildren().add(web);
        web.getEngine().setOnAlert(said -> hear(said.getData()));
        web.getEngine()
                .getLoadWorker()
                .stateProperty()
                .subscribe(
                        state -> {
                            if (state == Worker.State.SUCCEEDED) {
                                loaded();
                            }
                        });
        web.getEngine().loadContent(new DashboardPage().empty());
    }

    private void loaded() {
        isReady = true;
        script(HOST);
        script(LACKING);
        theme(theme);
        shown.ifPresent(this::draw);
    }

    /// Shows a page in the place of the one before.
    ///
    /// @param model as `board.PageModel` writes it
    public void show(Value.Fields model, PageHost host) {
        var page = new Shown(model, host);
        shown = Optional.of(page);
        draw(page);
    }

    private void draw(Shown page) {
        if (isReady) {
            script("void millracePage.show(" + literal(page.model()) + ")");
            script("millracePage.arrange(" + arranges + ")");
        }
    }

    /// JSON as a script reads it; these two characters would end a line in it.
    private static String literal(Value value) {
        return Json.line(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private void hear(String text) {
        if (Json.parse(text) instanceof Value.Fields said && shown.isPresent()) {
            hear(said, shown.get().host());
        }
    }

    private void hear(Value.Fields said, PageHost host) {
        if (said.get("id") instanceof Value.Num id
                && said.get("question") instanceof Value.Fields question) {
            var _ =
                    host.answers(question)
                            .whenCompleteAsync(
                                    (answer, failure) -> answered(id, answer, failure), fxThread);
        } else {
            fxThread.execute(() -> told(said, host)); // not while the page waits for its alert
        }
    }

    private void told(Value.Fields said, PageHost host) {
        if (said.get("name") instanceof Value.Text(String name)
                && said.get("content") instanceof Value.Text(String content)) {
            part.append(content);
            if (!Value.of(true).equals(said.get("rest"))) {
                var whole = Base64.getDecoder().decode(part.toString());
                part.setLength(0);
                host.save(name, whole);
            }
        } else if (said.get("node") instanceof Value.Text(String node)) {
            host.showNode(node);
        } else if (said.get("rows") instanceof Value.Text(String rows)) {
            host.showRows(rows);
        } else if (said.get("edit") instanceof Value.Fields change) {
            host.edit(change);
        } else if (said.get("copy") instanceof Value.Text(String text)) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        } else if (said.get("leave") != null) {
            host.leave();
        } else if (said.get("address") instanceof Value.Text(String address)) {
            host.follow(address);
        }
    }

    private void answered(
            Value.Num id, Value.@Nullable Fields answer, @Nullable Throwable failure) {
        Value rows = answer == null ? new Value.Null() : answer;
        Value why = failure == null ? new Value.Null() : Value.of(why(failure));
        script(
                "millraceAnswered("
                        + literal(id)
                        + ", "
                        + literal(rows)
                        + ", "
                        + literal(why)
                        + ")");
    }

    private static String why(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null ->
                    why(wrapped.getCause());
            case FaultException known -> words(known.fault());
            default -> "There is no answer.";
        };
    }

    private static String words(Fault fault) {
        return (fault.message() + " " + fault.hint()).strip();
    }

    /// Whether its tiles can be moved; a page of one tile has nothing to move.
    public void arrange(boolean on) {
        arranges = on;
        if (isReady) {
            script("millracePage.arrange(" + on + ")");
        }
    }

    /// @param name `light` or `dark`
    public void theme(String name) {
        theme = name;
        if (isReady && !name.isEmpty()) {
            script("millracePage.setTheme(" + literal(Value.of(name)) + ")");
        }
    }

    /// Gives the page the focus.
    public void focus() {
        web.requestFocus();
    }

    /// Runs a script in the page, which may ask what it has drawn.
    ///
    /// @return what it gives, as the web engine turns it into a value
    public @Nullable Object script(String text) {
        return web.getEngine().executeScript(text);
    }
}

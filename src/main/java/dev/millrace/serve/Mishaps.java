package dev.millrace.serve;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// What the library itself refuses, in our form: a request that is not HTTP, a head that is too
/// large. Nothing of the inside is told to who asked.
final class Mishaps extends ErrorHandler {

    private static final int BAD_REQUEST = 400;
    private static final Set<Integer> HEAD_TOO_LARGE = Set.of(414, 431);

    private final Replies replies;
    private final Consumer<Throwable> bugs;

    Mishaps(Replies replies, Consumer<Throwable> bugs) {
        this.replies = replies;
        this.bugs = bugs;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        var why = request.getAttribute(ERROR_EXCEPTION);
        boolean isBug = status >= 500 && !(why instanceof HttpException);
        if (isBug && why instanceof Throwable bug) {
            bugs.accept(bug);
        }
        var path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
        boolean isElsewhere = status == BAD_REQUEST && path != null && !Router.isKnown(path);
        replies.write(
                isElsewhere
                        ? Answer.of(Router.nothing())
                        : Answer.of(status, isBug ? Questions.bug() : refused(status)),
                response,
                callback);
        return true;
    }

    private static Fault refused(int status) {
        return Fault.of(
                FaultCode.REQUEST_INVALID,
                HEAD_TOO_LARGE.contains(status)
                        ? "The head of the request is too large."
                        : "The request is not HTTP as it should be.");
    }
}

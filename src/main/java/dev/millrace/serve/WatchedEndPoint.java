package dev.millrace.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/// A connection that can be asked whether the other side is still there while a question is being
/// answered: nobody reads from it meanwhile, so nobody else would notice.
final class WatchedEndPoint extends SocketChannelEndPoint {

    private static final int MOST = 4_096;

    /// What was read too early; guarded by itself. It is always ready to be written to.
    private final ByteBuffer early = ByteBuffer.allocate(MOST);

    private final Executor threads;
    private boolean ended; // guarded by early

    WatchedEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler clock,
            Executor threads) {
        super(channel, selector, key, clock);
        this.threads = threads;
    }

    /// Whether the other side has gone. Any thread; only while a request is being answered.
    boolean isGone() {
        synchronized (early) {
            if (!ended && early.hasRemaining()) {
                try {
                    ended = getChannel().read(early) < 0;
                } catch (IOException broken) {
                    ended = true;
                }
            }
            return ended || !isOpen();
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        synchronized (early) {
            if (early.position() > 0) {
                return handOver(buffer);
            }
        }
        return super.fill(buffer);
    }

    /// @param into between its position and limit there is content, and room behind the limit
    private int handOver(ByteBuffer into) {
        early.flip();
        int room = Math.min(early.remaining(), into.capacity() - into.limit());
        int from = into.limit();
        into.limit(from + room);
        for (int i = 0; i < room; i++) {
            into.put(from + i, early.get());
        }
        early.compact();
        return room;
    }

    /// What was read too early will not be announced again.
    @Override
    protected void needsFillInterest() {
        boolean isThere;
        synchronized (early) {
            isThere = early.position() > 0;
        }
        if (isThere) {
            threads.execute(() -> getFillInterest().fillable());
        } else {
            super.needsFillInterest();
        }
    }
}

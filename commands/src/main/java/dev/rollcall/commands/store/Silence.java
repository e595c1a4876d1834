package dev.rollcall.commands.store;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Closes a connection on which nothing has come or gone for a while. The client's own idle timeout
/// asks the server to end the session and waits until it does, so it is of no use with a server
/// that doesn't hear or doesn't answer; this waits for nobody.
final class Silence extends IdleStateHandler {

    private Silence(Duration longest) {
        super(0, 0, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// First in the pipeline: so its close meets nothing on its way that could hold it up.
    static void endsAfter(Duration longest, SqlConnection connection) {
        var pooled = ((SqlConnectionInternal) connection).unwrap();
        var socket = ((SocketConnectionBase) pooled.unwrap()).socket();
        socket.channelHandlerContext().pipeline().addFirst(new Silence(longest));
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        var _ = context.close();
    }
}

package dev.patternengine.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A process that opens connections, says so, and holds them until it is ended. */
final class HeldConnections {
    private HeldConnections() {}

    /** @param arguments the port, and how many connections */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        List<SocketChannel> held = new ArrayList<>();
        for (int count = Integer.parseInt(arguments[1]); count > 0; count--) {
            held.add(SocketChannel.open(address));
        }
        System.out.println("held");
        while (System.in.read() >= 0) {
            held.forEach(SocketChannel::isOpen);
        }
    }
}

package rocketmq;

import java.io.IOException;

/** Starts a container and waits to be killed. */
final class HeldContainer {

    private HeldContainer() {}

    public static void main(String[] args) throws IOException {
        RocketMqContainer container = RocketMqContainer.started(step -> {});
        System.out.println("container " + container.getContainerId());
        while (System.in.read() >= 0) {
            // Until the end.
        }
    }
}

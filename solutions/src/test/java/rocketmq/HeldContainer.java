package rocketmq;

import java.util.concurrent.CountDownLatch;

/** Starts a container and waits to be killed. */
final class HeldContainer {

    private HeldContainer() {}

    public static void main(String[] args) throws InterruptedException {
        RocketMqContainer container = RocketMqContainer.started(step -> {});
        System.out.println("container " + container.getContainerId());
        new CountDownLatch(1).await();
    }
}

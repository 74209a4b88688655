package rocketmq;

import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.impl.MQClientManager;

/**
 * The main class of a forked JVM in which one of Apache's example programs runs, unchanged.
 *
 * <p>A client beats every 30 seconds. If its consumer wants to say something new while a beat is under way, it leaves
 * that out and says it with the next one, so now and then a run would stand still for half a minute. All clients of one
 * name in a JVM share one instance and its times; so we make that instance before the program does, with one second for
 * both beat and route.
 *
 * <p>This class runs on RocketMQ's class path and uses no other class of ours.
 */
public final class ExampleMain {
    private static final int ONE_SECOND = 1_000;

    private ExampleMain() {}

    /** Argument: the full name of the program's class. The name server's address is in the environment. */
    public static void main(String[] args) throws ReflectiveOperationException {
        System.setProperty(
                "rocketmq.client.name", "example-" + ProcessHandle.current().pid());
        System.setProperty("rocketmq.client.rebalance.waitInterval", Integer.toString(ONE_SECOND));
        ClientConfig shared = new ClientConfig();
        shared.setHeartbeatBrokerInterval(ONE_SECOND);
        shared.setPollNameServerInterval(ONE_SECOND);
        MQClientManager.getInstance().getOrCreateMQClientInstance(shared);
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    }
}

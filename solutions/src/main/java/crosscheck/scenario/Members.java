package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.remoting.protocol.RequestCode;

import java.util.Map;

/** Who is a member of a group, by heartbeats alone, and who is told when that changes. */
public final class Members implements Scenario {

    @Override
    public String name() {
        return "members";
    }

    @Override
    public String lesson() {
        return "11";
    }

    @Override
    public String title() {
        return "heartbeats: joining, leaving, a broken connection, another topic, other tags; who is told";
    }

    @Override
    public void run(Stage stage) throws Exception {
        String group = stage.group("members");
        String one = stage.emptyTopic("members-one");
        String two = stage.emptyTopic("members-two");
        try (HeartbeatClient a = new HeartbeatClient(stage, "a");
                HeartbeatClient b = new HeartbeatClient(stage, "b");
                HeartbeatClient c = new HeartbeatClient(stage, "c")) {
            stage.note("nobody yet: members", members(stage, group));
            a.beat(group, 1, "*", one);
            note(stage, group, "a joins", a, 1, b, 0);
            a.beat(group, 1, "*", one);
            note(stage, group, "a beats again", a, 0, b, 0);
            b.beat(group, 1, "*", one);
            note(stage, group, "b joins", a, 1, b, 1);
            b.beat(group, 2, "paid", one);
            note(stage, group, "b wants other tags", a, 0, b, 0);
            b.beat(group, 2, "paid", one, two);
            note(stage, group, "b wants another topic", a, 1, b, 1);
            c.beat(group, 2, "paid", one, two);
            note(stage, group, "c joins", a, 1, b, 1);
            c.disconnect();
            note(stage, group, "c's connection breaks", a, 1, b, 1);
            a.leave(group);
            note(stage, group, "a leaves", a, 0, b, 1);
            b.leave(group);
            note(stage, group, "b leaves", a, 0, b, 0);
        }
    }

    /** How often each is told; it is waited for as long as a notice is expected. */
    private static void note(
            Stage stage, String group, String what, HeartbeatClient a, int timesA, HeartbeatClient b, int timesB) {
        a.awaitTold(timesA);
        b.awaitTold(timesB);
        stage.note(what + ": members", members(stage, group));
        stage.note(what + ": a and b are told, times", a.told() + " and " + b.told());
    }

    private static String members(Stage stage, String group) {
        return PushGroup.members(stage.raw()
                .call(stage.broker(), RequestCode.GET_CONSUMER_LIST_BY_GROUP, Map.of("consumerGroup", group)));
    }
}

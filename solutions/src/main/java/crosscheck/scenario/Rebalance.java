package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.MessageQueue;
import process.Await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A group of one, three, two and no consumers: who has which queues, and that every message is handled once. */
public final class Rebalance implements Scenario {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int QUEUES = 6;

    @Override
    public String name() {
        return "rebalance";
    }

    @Override
    public String lesson() {
        return "11";
    }

    @Override
    public String title() {
        return "a group of 1, 3, 2 and no consumers; the next one goes on where the group was";
    }

    @Override
    public void run(Stage stage) throws Exception {
        String topic = stage.topic("shared");
        String group = stage.group("sharing-group");
        stage.makeTopic(topic, QUEUES);
        stage.makeTopic("%RETRY%" + group, 1);
        DefaultMQProducer producer = stage.producer("shared-producer");
        List<Member> members = new ArrayList<>();

        members.add(new Member(stage, group, topic));
        round(stage, producer, "one", members, List.of(6));
        members.add(new Member(stage, group, topic));
        members.add(new Member(stage, group, topic));
        round(stage, producer, "three", members, List.of(2, 2, 2));
        members.remove(1).leave();
        round(stage, producer, "two", members, List.of(3, 3));
        while (!members.isEmpty()) {
            members.remove(0).leave();
        }
        send(stage, producer, topic);
        members.add(new Member(stage, group, topic));
        stage.note("the next: gets what came while nobody was there", received(members));
        stage.note("the next: offsets kept", kept(stage, members, 8));
    }

    /** Once the queues are shared out, two messages go to each. */
    private static void round(
            Stage stage, DefaultMQProducer producer, String name, List<Member> members, List<Integer> shares)
            throws Exception {
        Await.within(BOUND, () -> shares(members).equals(shares));
        stage.note(name + ": queues of each", shares(members));
        stage.note(
                name + ": different queues in all",
                members.stream()
                        .flatMap(member -> member.queues().stream())
                        .distinct()
                        .count());
        send(stage, producer, members.get(0).topic());
        stage.note(name + ": every message once", received(members));
        long end = 2L * List.of("one", "three", "two").indexOf(name) + 2;
        stage.note(name + ": offsets kept", kept(stage, members, end));
    }

    private static List<Integer> shares(List<Member> members) {
        return members.stream().map(member -> member.queues().size()).sorted().toList();
    }

    private static void send(Stage stage, DefaultMQProducer producer, String topic) throws Exception {
        String broker = SendResults.brokerName(stage, topic);
        for (int i = 0; i < 2 * QUEUES; i++) {
            producer.send(SendResults.message(topic, "message " + i), new MessageQueue(topic, broker, i % QUEUES));
        }
    }

    /** What each message was handled by, until all twelve are there; each by one, from a queue of its own. */
    private static String received(List<Member> members) {
        Await.within(BOUND, () -> members.stream().mapToInt(Member::count).sum() >= 2 * QUEUES);
        String counts =
                members.stream().map(member -> member.count() + " by one").collect(Collectors.joining(", "));
        boolean once = members.stream().mapToLong(Member::distinct).sum() == 2 * QUEUES;
        members.forEach(Member::forget);
        return counts + (once ? ", each once" : ", some of them more than once");
    }

    private static List<String> kept(Stage stage, List<Member> members, long each) {
        members.forEach(Member::commit);
        Member any = members.get(0);
        return GroupOffsets.await(stage, any.group(), any.topic(), QUEUES, each);
    }
}

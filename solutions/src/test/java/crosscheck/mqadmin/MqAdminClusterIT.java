package crosscheck.mqadmin;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code mqadmin} prints of topics, groups, the broker and the name server. Every test has topics of its own. */
@ExtendWith(SharedMqAdmin.class)
class MqAdminClusterIT {

    private static AdministeredBroker broker;

    @BeforeAll
    static void start(MqAdmin mqadmin) throws Exception {
        broker = AdministeredBroker.start(mqadmin);
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @Test
    void makesListsDescribesAndDeletesTopics() throws Exception {
        assertThat(broker.run("updateTopic", "-c", "DefaultCluster", "-t", "TopicT", "-r", "2", "-w", "2"))
                .contains("create topic to " + broker.brokerAddress() + " success.")
                .contains("topicName=TopicT, readQueueNums=2, writeQueueNums=2, perm=RW-");
        assertThat(broker.run("updateTopic", "-b", broker.brokerAddress(), "-t", "TopicOther"))
                .contains("success.");
        broker.send("TopicT", 1, "a", "", "");

        assertThat(broker.run("topicList").lines()).contains("TopicT", "TopicOther", "TBW102", "SELF_TEST_TOPIC");
        assertThat(broker.run("topicRoute", "-t", "TopicT"))
                .contains("0:\"" + broker.brokerAddress() + "\"", "\"readQueueNums\":2", "\"perm\":6");
        assertThat(broker.run("topicStatus", "-t", "TopicT").lines())
                .contains("broker-a 0 0 0")
                .anyMatch(line -> line.startsWith("broker-a 1 0 1 20"));

        assertThat(broker.run("deleteTopic", "-c", "DefaultCluster", "-t", "TopicT"))
                .contains("delete topic [TopicT] from cluster [DefaultCluster] success.")
                .contains("delete topic [TopicT] from NameServer success.");
        assertThat(broker.run("topicRoute", "-t", "TopicT")).contains("CODE: 17");
        assertThat(broker.run("topicStatus", "-t", "TopicT")).contains("CODE: 17");
    }

    @Test
    void describesClusterAndBroker() throws Exception {
        broker.send("ClusterT", 0, "a", "", "");

        assertThat(broker.run("clusterList").lines())
                .anyMatch(line -> line.startsWith("DefaultCluster broker-a 0 " + broker.brokerAddress() + " V5_5_0")
                        && line.endsWith("true"));
        assertThat(broker.run("clusterList", "-m").lines())
                .anyMatch(line -> line.startsWith("DefaultCluster broker-a"));
        String status = broker.run("brokerStatus", "-b", broker.brokerAddress());
        assertThat(status.lines())
                .contains("brokerActive : true", "brokerVersionDesc : V5_5_0", "commitLogMinOffset : 0")
                .anyMatch(line -> line.matches("putMessageTimesTotal : [1-9]\\d*"))
                .anyMatch(line -> line.matches("commitLogMaxOffset : [1-9]\\d*"))
                .anyMatch(line -> line.matches("commitLogDiskRatio : 0\\.\\d+"))
                .anyMatch(line -> line.matches("earliestMessageTimeStamp : \\d{13}"));
        assertThat(broker.run("brokerStatus", "-c", "DefaultCluster"))
                .contains(broker.brokerAddress() + " brokerVersionDesc : V5_5_0");
        assertThat(broker.run("getBrokerConfig", "-b", broker.brokerAddress()))
                .contains("brokerName = broker-a", "autoCreateTopicEnable = true");
    }

    @Test
    void saysHowLongRequestsWait() {
        assertThat(broker.run("clusterList").lines())
                .anyMatch(line ->
                        line.matches("DefaultCluster broker-a .*\\(0,\\d+ms\\).*\\(0,\\d+ms\\|\\d+,\\d+ms\\).*"))
                .noneMatch(line -> line.contains("null"));
    }

    @Test
    void keepsWhatIsSaidOfTopicsAndGroups(@TempDir Path exported) throws Exception {
        assertThat(broker.run(
                        "updateTopic",
                        "-b",
                        broker.brokerAddress(),
                        "-t",
                        "MarkedT",
                        "-a",
                        "+message.type=FIFO",
                        "-o",
                        "true"))
                .contains("success.");
        assertThat(broker.run("updateTopic", "-b", broker.brokerAddress(), "-t", "MarkedT", "-a", "+colour=red"))
                .contains("unsupported key: colour");
        broker.run("updateSubGroup", "-c", "DefaultCluster", "-g", "MarkedG", "-r", "5", "-m", "true");

        assertThat(broker.run("getConsumerConfig", "-g", "MarkedG").lines())
                .contains("=============================DefaultCluster:broker-a=============================")
                .contains("retryMaxTimes = 5", "consumeFromMinEnable = true", "brokerId = 0");
        assertThat(broker.run("exportMetadata", "-c", "DefaultCluster", "-f", exported.toString()))
                .contains("success");
        assertThat(Files.readString(exported.resolve("metadata.json")).replaceAll("\\s", ""))
                .contains("\"attributes\":{\"message.type\":\"FIFO\"}", "\"MarkedG\":{")
                .contains("\"order\":true")
                .doesNotContain("\"TBW102\":{");
    }

    @Test
    void keepsProducersAwayAndLetsThemComeBack() {
        broker.makeTopic("WipedT");

        assertThat(broker.run("wipeWritePerm", "-b", "broker-a", "-n", broker.nameServerAddress()))
                .containsPattern("wipe write perm of broker\\[broker-a\\] in name server\\[.*\\] OK, \\d+");
        assertThat(broker.run("topicRoute", "-t", "WipedT")).contains("\"perm\":4");
        assertThat(broker.run("addWritePerm", "-b", "broker-a", "-n", broker.nameServerAddress()))
                .containsPattern("add write perm of broker\\[broker-a\\] in name server\\[.*\\] OK, \\d+");
        assertThat(broker.run("topicRoute", "-t", "WipedT")).contains("\"perm\":6");
    }

    @Test
    void makesGroupsAndFindsThemEmpty() {
        assertThat(broker.run("updateSubGroup", "-c", "DefaultCluster", "-g", "EmptyG", "-r", "5"))
                .contains("create subscription group to " + broker.brokerAddress() + " success.")
                .contains("retryMaxTimes=5");
        broker.makeTopic("%RETRY%EmptyG");

        assertThat(broker.run("consumerConnection", "-g", "EmptyG")).contains("CODE: 206");
        assertThat(broker.run("consumerProgress").lines()).anyMatch(line -> line.startsWith("EmptyG 0 OFFLINE"));
        assertThat(broker.run("deleteSubGroup", "-c", "DefaultCluster", "-g", "EmptyG"))
                .contains("success");
    }

    @Test
    void saysWhyACommandIsRefused() {
        assertThat(broker.run("listUser", "-b", broker.brokerAddress())).contains("no users and no access rules");
        assertThat(broker.run("cleanExpiredCQ", "-b", broker.brokerAddress())).contains("deleted by the broker itself");
    }
}

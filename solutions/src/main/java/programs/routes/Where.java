package programs.routes;

import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.header.namesrv.GetRouteInfoRequestHeader;
import org.apache.rocketmq.remoting.protocol.route.BrokerData;
import org.apache.rocketmq.remoting.protocol.route.QueueData;
import org.apache.rocketmq.remoting.protocol.route.TopicRouteData;

import java.util.List;
import java.util.TreeMap;

/** Asks the name server where topics are, and prints what it says. */
public final class Where {
    private static final List<String> USUAL = List.of("TBW102", "TicketSales");

    private Where() {}

    /** @param topics the topics to ask for; none: the template and the ticket shop's */
    public static void main(String[] topics) throws Exception {
        try (NameServerClient nameServer = new NameServerClient(System.getProperty("rocketmq.namesrv.addr"))) {
            for (String topic : topics.length == 0 ? USUAL : List.of(topics)) {
                GetRouteInfoRequestHeader question = new GetRouteInfoRequestHeader();
                question.setTopic(topic);
                show(topic, nameServer.ask(RequestCode.GET_ROUTEINFO_BY_TOPIC, question, null));
            }
        }
    }

    private static void show(String topic, RemotingCommand answer) {
        System.out.println("Where is " + topic + "?");
        if (answer.getCode() != ResponseCode.SUCCESS) {
            System.out.printf(
                    "  code %s: %s%n",
                    answer.getCode(), answer.getRemark().lines().findFirst().orElse(""));
            return;
        }
        TopicRouteData route = TopicRouteData.decode(answer.getBody(), TopicRouteData.class);
        for (QueueData queues : route.getQueueDatas()) {
            System.out.printf(
                    "  on %s: %s queues to read, %s to write, permission %s%n",
                    queues.getBrokerName(), queues.getReadQueueNums(), queues.getWriteQueueNums(), queues.getPerm());
        }
        for (BrokerData broker : route.getBrokerDatas()) {
            System.out.printf("  %s is at %s%n", broker.getBrokerName(), new TreeMap<>(broker.getBrokerAddrs()));
        }
    }
}

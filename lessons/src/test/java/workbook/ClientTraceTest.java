package workbook;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class ClientTraceTest {

    private static String told(String printed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ClientTrace.forward(
                new BufferedReader(new StringReader(printed)), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void aClientThatGaveUpIsOneSentence() throws IOException {
        assertThat(told("""
                        before
                        Exception in thread "main" org.apache.rocketmq.remoting.exception.RemotingTooMuchRequestException: \
                        sendDefaultImpl call timeout
                        \tat o.a.r.DefaultMQProducerImpl.sendDefaultImpl(DefaultMQProducerImpl.java:772)
                        \tat app//programs.commitlog.Orders.send(Orders.java:58)
                        \tat programs.commitlog.Orders.main(Orders.java:45)
                        Caused by: java.util.concurrent.TimeoutException: late
                        \t... 4 more
                        """)).isEqualTo("""
                        before
                        The client gave up: sendDefaultImpl call timeout (Orders.java:58). \
                        On a busy machine, try once more.
                        """);
    }

    @Test
    void whatTheClientSaysAboutItsWebSiteIsLeftOut() throws IOException {
        assertThat(told("""
                        Exception in thread "main" org.apache.rocketmq.client.exception.MQClientException: \
                        No route info of this topic: Orders
                        See https://rocketmq.apache.org/docs/bestPractice/06FAQ for further details.
                        \tat programs.commitlog.Orders.send(Orders.java:58)
                        after
                        """)).isEqualTo("""
                        The client gave up: No route info of this topic: Orders (Orders.java:58). \
                        On a busy machine, try once more.
                        after
                        """);
    }

    @Test
    void aClientThatWrappedItsOwnExceptionIsOneSentence() throws IOException {
        assertThat(told("""
                        Exception in thread "main" java.lang.IllegalStateException: \
                        org.apache.rocketmq.remoting.exception.RemotingTimeoutException: \
                        wait response on the channel <127.0.0.1:1234> timeout, 880(ms)
                        \tat org.apache.rocketmq.client.impl.factory.MQClientInstance.route(MQClientInstance.java:920)
                        \tat programs.failing.KilledBetween.send(KilledBetween.java:104)
                        Caused by: org.apache.rocketmq.remoting.exception.RemotingTimeoutException: timeout
                        \t... 9 more
                        """)).isEqualTo("""
                        The client gave up: wait response on the channel <127.0.0.1:1234> timeout, 880(ms) \
                        (KilledBetween.java:104). On a busy machine, try once more.
                        """);
    }

    @Test
    void anyOtherTraceStays() throws IOException {
        String mine = """
                Exception in thread "main" java.lang.IllegalStateException: mine
                \tat programs.sending.SendOrders.main(SendOrders.java:22)
                """;
        assertThat(told(mine)).isEqualTo(mine);
    }
}

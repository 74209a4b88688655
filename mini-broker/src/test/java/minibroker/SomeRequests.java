package minibroker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;

import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests of clients that do nothing wrong. Without state: any thread may call. */
final class SomeRequests {
    private SomeRequests() {}

    static RemotingCommand send(String body) {
        return RemotingCommand.request(RequestCode.SEND_MESSAGE_V2, 1)
                .with(Map.of("a", "PG", "b", "T", "c", "TBW102", "d", "4", "e", "0", "f", "0", "g", "1", "h", "0"))
                .withBody(body.getBytes(UTF_8));
    }

    static RemotingCommand pull(long offset, int sysFlag) {
        return RemotingCommand.request(RequestCode.PULL_MESSAGE, 1)
                .with(Map.of(
                        "consumerGroup", "G",
                        "topic", "T",
                        "queueId", "0",
                        "queueOffset", Long.toString(offset),
                        "maxMsgNums", "32",
                        "sysFlag", Integer.toString(sysFlag),
                        "commitOffset", "0",
                        "suspendTimeoutMillis", "15000",
                        "subVersion", "0"));
    }
}

package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Shows administrators the broker's settings. They can be changed only by starting the broker anew: a request to change
 * one is refused, with that reason. RocketMQ changes some settings while it runs and ignores those that it does not
 * know.
 *
 * <p>Called in a request's turn. RocketMQ: {@code AdminBrokerProcessor}.
 */
final class BrokerConfigProcessor {
    private static final int MAX_SHOWN = 100;

    /** RocketMQ's version of the settings; ours never change. */
    private static final String VERSION = "{\"counter\":0,\"stateVersion\":0,\"timestamp\":0}";

    private final byte[] settings;

    BrokerConfigProcessor(BrokerConfig config, InetSocketAddress address) {
        Map<String, Object> all = new TreeMap<>();
        all.put("autoCreateSubscriptionGroup", config.autoCreate());
        all.put("autoCreateTopicEnable", config.autoCreate());
        all.put("brokerClusterName", config.clusterName());
        all.put("brokerIP1", config.advertisedHost());
        all.put("brokerId", 0);
        all.put("brokerName", config.brokerName());
        all.put("listenPort", address.getPort());
        all.put("recallMessageEnable", config.recall());
        all.put("sendThreadPoolQueueCapacity", config.limits().waitingRequests());
        settings = all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.GET_BROKER_CONFIG, this::show, RequestCode.UPDATE_BROKER_CONFIG, this::refuseToChange);
    }

    private void show(Exchange exchange) {
        exchange.answer(exchange.request().success().with("version", VERSION).withBody(settings));
    }

    private void refuseToChange(Exchange exchange) {
        String wanted = new String(exchange.request().body(), UTF_8).strip();
        if (wanted.isEmpty()) {
            exchange.answer(exchange.request().success());
            return;
        }
        throw new RequestFailed(
                ResponseCode.NO_PERMISSION,
                "The settings of this broker are chosen when it is started, none was changed: "
                        + wanted.substring(0, Math.min(wanted.length(), MAX_SHOWN)));
    }
}

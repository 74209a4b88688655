package minibroker.broker;

import minibroker.protocol.BrokerConfigResponse;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;

import java.net.InetSocketAddress;
import java.util.Map;

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

    private final BrokerConfigResponse settings;

    BrokerConfigProcessor(BrokerConfig config, InetSocketAddress address) {
        settings = new BrokerConfigResponse(
                config.clusterName(),
                config.brokerName(),
                config.advertisedHost(),
                address.getPort(),
                config.autoCreate(),
                config.recall(),
                config.limits().waitingRequests());
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.GET_BROKER_CONFIG, this::show, RequestCode.UPDATE_BROKER_CONFIG, this::refuseToChange);
    }

    private void show(Exchange exchange) {
        exchange.answer(exchange.request().success().with(settings.fields()).withBody(settings.body()));
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

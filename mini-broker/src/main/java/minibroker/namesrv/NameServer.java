package minibroker.namesrv;

import minibroker.json.JsonWriter;
import minibroker.protocol.Bodies;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.HeaderFields;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.Limits;
import minibroker.remoting.Ports;
import minibroker.remoting.RemotingServer;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers the clients' first question: which broker has this topic?
 *
 * <p>A broker of another process registers over its connection and is forgotten when the connection closes. A broker of
 * this process calls {@link RouteInfoManager}.
 *
 * <p>Any thread may call any method. RocketMQ: {@code NamesrvController}, {@code DefaultRequestProcessor}.
 */
public final class NameServer implements AutoCloseable {
    private final RouteInfoManager routes;
    private final KvConfigManager settings = new KvConfigManager();
    private final RemotingServer server;

    /** Takes the port, 0 lets the system choose, and begins to answer. */
    public NameServer(InetSocketAddress address, HeaderCodec answerFormat, RouteInfoManager routes, Clock clock) {
        this.routes = routes;
        server = new RemotingServer("namesrv", address, Ports.ONE, answerFormat, Limits.DEFAULT, clock);
        server.serve(processors(), routes::connectionClosed);
    }

    private Map<Integer, RequestProcessor> processors() {
        Map<Integer, RequestProcessor> all = new HashMap<>();
        all.put(RequestCode.GET_ROUTEINFO_BY_TOPIC, new RouteProcessor(routes));
        all.put(RequestCode.GET_BROKER_CLUSTER_INFO, answering(fields -> Bodies.clusters(routes.brokers())));
        all.put(
                RequestCode.GET_ALL_TOPIC_LIST_FROM_NAMESERVER,
                answering(fields -> JsonWriter.body(Map.of("topicList", routes.topics()))));
        all.put(
                RequestCode.DELETE_TOPIC_IN_NAMESRV,
                doing(fields -> routes.deleteTopic(
                        fields.text("topic"),
                        Optional.of(fields.text("clusterName", "")).filter(name -> !name.isEmpty()))));
        all.put(RequestCode.REGISTER_BROKER, this::register);
        all.put(RequestCode.UNREGISTER_BROKER, doing(fields -> routes.unregister(fields.text("brokerAddr"))));
        all.put(RequestCode.QUERY_DATA_VERSION, NameServer::registerAnyway);
        all.put(
                RequestCode.PUT_KV_CONFIG,
                doing(fields -> settings.put(fields.text("namespace"), fields.text("key"), fields.text("value"))));
        all.put(
                RequestCode.DELETE_KV_CONFIG,
                doing(fields -> settings.delete(fields.text("namespace"), fields.text("key"))));
        all.put(RequestCode.GET_KV_CONFIG, this::setting);
        all.put(RequestCode.GET_KVLIST_BY_NAMESPACE, this::settingsOfNamespace);
        return all;
    }

    /** A request that is answered with a body. */
    private static RequestProcessor answering(Function<HeaderFields, byte[]> body) {
        return exchange ->
                exchange.answer(exchange.request().success().withBody(body.apply(HeaderFields.of(exchange.request()))));
    }

    /** A request that is answered with "done". */
    private static RequestProcessor doing(Consumer<HeaderFields> action) {
        return exchange -> {
            action.accept(HeaderFields.of(exchange.request()));
            exchange.answer(exchange.request().success());
        };
    }

    private void register(Exchange exchange) {
        routes.register(BrokerRegistration.of(exchange.request()), Optional.of(exchange.connection()));
        exchange.answer(exchange.request().success());
    }

    /**
     * A broker asks whether it has to register; the answer is always yes. Without an answer it would not register
     * again.
     */
    private static void registerAnyway(Exchange exchange) {
        exchange.answer(exchange.request().success().with("changed", true));
    }

    private void setting(Exchange exchange) {
        HeaderFields fields = HeaderFields.of(exchange.request());
        String value = settings.get(fields.text("namespace"), fields.text("key"))
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.QUERY_NOT_FOUND,
                        "No setting %s in namespace %s".formatted(fields.text("key"), fields.text("namespace"))));
        exchange.answer(exchange.request().success().with("value", value));
    }

    private void settingsOfNamespace(Exchange exchange) {
        String namespace = HeaderFields.of(exchange.request()).text("namespace");
        Map<String, String> all = settings.all(namespace);
        if (all.isEmpty()) {
            throw new RequestFailed(ResponseCode.QUERY_NOT_FOUND, "No setting in namespace " + namespace);
        }
        exchange.answer(exchange.request().success().withBody(JsonWriter.body(Map.of("table", all))));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}

package minibroker.namesrv;

import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.ClusterInfo;
import minibroker.protocol.DeleteTopicFromNamesrvRequest;
import minibroker.protocol.KvConfigRequest;
import minibroker.protocol.KvConfigResponse;
import minibroker.protocol.KvTable;
import minibroker.protocol.NamesrvConfigResponse;
import minibroker.protocol.QueryDataVersionResponse;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.TopicList;
import minibroker.protocol.UnregisterBrokerRequest;
import minibroker.protocol.WritePermissionRequest;
import minibroker.protocol.WritePermissionResponse;
import minibroker.remoting.Exchange;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.Limits;
import minibroker.remoting.Ports;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RemotingServer;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        all.put(RequestCode.GET_BROKER_CLUSTER_INFO, answering(() -> new ClusterInfo(routes.brokers()).body()));
        all.put(RequestCode.GET_ALL_TOPIC_LIST_FROM_NAMESERVER, answering(() -> new TopicList(routes.topics()).body()));
        all.put(
                RequestCode.DELETE_TOPIC_IN_NAMESRV,
                doing(request -> deleteTopic(DeleteTopicFromNamesrvRequest.of(request))));
        all.put(RequestCode.REGISTER_BROKER, this::register);
        all.put(
                RequestCode.UNREGISTER_BROKER,
                doing(request ->
                        routes.unregister(UnregisterBrokerRequest.of(request).address())));
        all.put(RequestCode.QUERY_DATA_VERSION, NameServer::registerAnyway);
        all.put(RequestCode.WIPE_WRITE_PERM_OF_BROKER, exchange -> setWrite(exchange, false));
        all.put(RequestCode.ADD_WRITE_PERM_OF_BROKER, exchange -> setWrite(exchange, true));
        all.put(RequestCode.GET_NAMESRV_CONFIG, answering(this::config));
        all.put(RequestCode.PUT_KV_CONFIG, doing(request -> put(KvConfigRequest.of(request))));
        all.put(RequestCode.DELETE_KV_CONFIG, doing(request -> delete(KvConfigRequest.of(request))));
        all.put(RequestCode.GET_KV_CONFIG, this::setting);
        all.put(RequestCode.GET_KVLIST_BY_NAMESPACE, this::settingsOfNamespace);
        return all;
    }

    /** A request that is answered with a body. */
    private static RequestProcessor answering(Supplier<byte[]> body) {
        return exchange -> exchange.answer(exchange.request().success().withBody(body.get()));
    }

    /** A request that is answered with "done". */
    private static RequestProcessor doing(Consumer<RemotingCommand> action) {
        return exchange -> {
            action.accept(exchange.request());
            exchange.answer(exchange.request().success());
        };
    }

    private void setWrite(Exchange exchange, boolean write) {
        String brokerName = WritePermissionRequest.of(exchange.request()).brokerName();
        int topics = routes.setWrite(brokerName, write);
        exchange.answer(exchange.request().success().with(new WritePermissionResponse(write, topics).fields()));
    }

    private byte[] config() {
        return new NamesrvConfigResponse(
                        address().getAddress().getHostAddress(), address().getPort())
                .body();
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
        exchange.answer(exchange.request().success().with(new QueryDataVersionResponse(true).fields()));
    }

    private void deleteTopic(DeleteTopicFromNamesrvRequest request) {
        routes.deleteTopic(request.topic(), request.clusterName());
    }

    private void put(KvConfigRequest setting) {
        settings.put(setting.namespace(), setting.key(), setting.value());
    }

    private void delete(KvConfigRequest setting) {
        settings.delete(setting.namespace(), setting.key());
    }

    private void setting(Exchange exchange) {
        KvConfigRequest wanted = KvConfigRequest.of(exchange.request());
        String value = settings.get(wanted.namespace(), wanted.key())
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.QUERY_NOT_FOUND,
                        "No config item, Namespace: %s Key: %s".formatted(wanted.namespace(), wanted.key())));
        exchange.answer(exchange.request().success().with(new KvConfigResponse(value).fields()));
    }

    private void settingsOfNamespace(Exchange exchange) {
        String namespace = KvConfigRequest.of(exchange.request()).namespace();
        Map<String, String> all = settings.all(namespace);
        if (all.isEmpty()) {
            throw new RequestFailed(ResponseCode.QUERY_NOT_FOUND, "No setting in namespace " + namespace);
        }
        exchange.answer(exchange.request().success().withBody(new KvTable(all).body()));
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

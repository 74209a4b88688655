package minibroker.namesrv;

import minibroker.exercise.NotDoneYet;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.RouteRequest;
import minibroker.protocol.TopicRoute;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;

/**
 * Answers the first question of every client, request 105: where is this topic?
 *
 * <p>Called in a request's turn. RocketMQ: {@code ClientRequestProcessor}.
 */
final class RouteProcessor implements RequestProcessor {
    /** From this version on, 4.9.4, clients read broker ids in quotes. */
    private static final int FIRST_WITH_QUOTED_IDS = 401;

    private final RouteInfoManager routes;

    RouteProcessor(RouteInfoManager routes) {
        this.routes = routes;
    }

    @Override
    public void process(Exchange exchange) {
        RemotingCommand request = exchange.request();
        RouteRequest wanted = RouteRequest.of(request);
        // tag::04-2[]
        throw new NotDoneYet("04-2");
        // end::04-2[]
    }
}

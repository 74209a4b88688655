package programs.routes;

import captures.Captured;
import minibroker.namesrv.RouteInfoManager;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.TopicConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

class RoutesCapturesTest {
    @Test
    @DisplayName("the route that lesson 04 shows is what the name server writes now")
    void theLessonShowsWhatTheCodeDoes() throws IOException {
        String route = route();
        Captured.compare(
                Captured.folder("04-routes"),
                Map.of("route.txt", shown(route), "sizes.adoc", ":route-bytes: %s%n".formatted(route.length())));
    }

    private static String route() {
        RouteInfoManager routes = new RouteInfoManager(Clock.systemUTC());
        routes.register(broker("north", "10.0.0.1:10911", 0));
        routes.register(broker("north", "10.0.0.3:10911", 1));
        routes.register(broker("south", "10.0.0.2:10911", 0));
        return new String(routes.route("TicketSales").orElseThrow().body(true), UTF_8);
    }

    private static BrokerRegistration broker(String name, String address, long id) {
        return new BrokerRegistration(
                "shops",
                name,
                address,
                id,
                List.of(TopicConfig.readWrite("TicketSales", 4)),
                BrokerRegistration.USUAL_TIMEOUT);
    }

    /** A line for each broker and each member of the whole, broken where it gets too long. */
    private static String shown(String json) {
        return json.replace("{\"brokerAddrs\"", "\n  {\"brokerAddrs\"")
                        .replace(",\"brokerName\"", ",\n   \"brokerName\"")
                        .replace("{\"brokerName\"", "\n  {\"brokerName\"")
                        .replace(",\"filterServerTable\"", ",\n\"filterServerTable\"")
                        .replace(",\"queueDatas\"", ",\n\"queueDatas\"")
                + "\n";
    }
}

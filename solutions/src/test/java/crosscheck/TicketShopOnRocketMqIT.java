package crosscheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import programs.tickets.TicketCapstone;

import java.nio.file.Path;

/**
 * Capstone IV kills RocketMQ as it kills ours: after all others, since its six JVMs and a broker that starts need the
 * machine for themselves.
 */
@Isolated
@EnabledIfSystemProperty(
        named = "authoring",
        matches = "true",
        disabledReason = "the ticket shop runs on RocketMQ in the authoring build")
class TicketShopOnRocketMqIT {
    @Test
    void theTicketShopIsKeptOnAProcess(@TempDir Path home) {
        Programs.run(TicketCapstone.class.getName(), "127.0.0.1:1", home, "rocketmq");
    }
}

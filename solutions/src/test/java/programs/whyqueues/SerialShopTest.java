package programs.whyqueues;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SerialShopTest {
    private Duration passed = Duration.ZERO;
    private final Latency counted = duration -> passed = passed.plus(duration);
    private final Desk desk = new Desk(10, counted);
    private final Gateway sms = new Gateway("SMS", Duration.ofMillis(150), counted);
    private final Gateway weChat = new Gateway("WeChat", Duration.ofMillis(100), counted);
    private final Gateway email = new Gateway("e-mail", Duration.ofMillis(150), counted);

    @Test
    void theCustomerWaitsForDeskAndGateway() throws Exception {
        new SerialShop(desk, List.of(sms)).order(new Order(1));

        assertThat(passed).isEqualTo(Duration.ofMillis(150 + 150));
    }

    @Test
    void theCustomerWaitsForEveryGateway() throws Exception {
        new SerialShop(desk, List.of(sms, weChat, email)).order(new Order(1));

        assertThat(passed).isEqualTo(Duration.ofMillis(150 + 150 + 100 + 150));
    }

    @Test
    void aDeadGatewayRefusesTheOrder() {
        sms.down(true);
        SerialShop shop = new SerialShop(desk, List.of(sms, weChat));

        assertThatThrownBy(() -> shop.order(new Order(1)))
                .isInstanceOf(ChannelDown.class)
                .hasMessage("the SMS gateway does not answer");
        assertThat(desk.orders()).isEmpty();
        assertThat(weChat.sent()).isEmpty();
    }

    @Test
    void aLostAnswerLooksLikeADeadGateway() {
        sms.loseNextAnswer();
        SerialShop shop = new SerialShop(desk, List.of(sms));

        assertThatThrownBy(() -> shop.order(new Order(1))).isInstanceOf(ChannelDown.class);
        assertThat(sms.sent()).containsExactly(new Order(1));
    }
}

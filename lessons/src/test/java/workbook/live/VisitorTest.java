package workbook.live;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.UnknownHostException;

import static org.assertj.core.api.Assertions.assertThat;

class VisitorTest {
    private static Visitor visitor(String peer, int port, String host) throws UnknownHostException {
        Headers headers = new Headers();
        headers.add("Host", host);
        headers.add(Visitor.OUR_HEADER, "1");
        return new Visitor(InetAddress.getByName(peer), port, headers);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.1.2.3, true",
        "::1, true",
        "192.0.2.1, false",
        "2001:db8::1, false",
        "0.0.0.0, false"
    })
    void isOnThisMachineWhereTheConnectionBeginsHere(String peer, boolean here) throws UnknownHostException {
        assertThat(visitor(peer, 18611, "localhost:18611").onThisMachine()).isEqualTo(here);
    }

    @Test
    void onPort80BrowsersDoNotNameIt() throws UnknownHostException {
        assertThat(visitor("127.0.0.1", 80, "localhost").mayNotAsk()).isEmpty();
        assertThat(visitor("127.0.0.1", 18611, "localhost").mayNotAsk()).contains("ask http://localhost:18611/");
    }

    @Test
    void theOriginIsTheNameByWhichTheServerWasAsked() throws UnknownHostException {
        Visitor visitor = visitor("127.0.0.1", 18611, "127.0.0.1:18611");
        visitor.headers().add("Origin", "http://127.0.0.1:18611");
        assertThat(visitor.mayNotAsk()).isEmpty();
        visitor.headers().set("Origin", "http://localhost:18611");
        assertThat(visitor.mayNotAsk()).isPresent();
    }
}

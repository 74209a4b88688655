package minibroker.junit;

import minibroker.MiniBroker;
import minibroker.MiniBrokerBuilder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.util.HashSet;
import java.util.Set;

/**
 * Runs a broker for JUnit tests and hands it to them as a parameter.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MiniBrokerExtension broker = new MiniBrokerExtension();
 *
 * @Test
 * void sends(MiniBroker broker) { … }
 * }</pre>
 *
 * <p>In a static field, or with {@code @ExtendWith}, one broker serves all tests of the class; in an instance field
 * each test has its own.
 *
 * <p>Of a field that several classes inherit, all of them use the one broker, also when they run at the same time; it
 * lives until the last of them is through.
 *
 * <p>Any thread may call any method.
 */
public final class MiniBrokerExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final MiniBrokerBuilder settings;

    /** The test classes and tests that run now: the first of them starts the broker, the last closes it. */
    private final Set<String> users = new HashSet<>();

    private MiniBroker broker;

    /** A broker in memory, on ports that the system chooses. */
    public MiniBrokerExtension() {
        this(MiniBroker.builder().inMemory());
    }

    /** A broker with these settings. */
    public MiniBrokerExtension(MiniBrokerBuilder settings) {
        this.settings = settings;
    }

    /** The running broker. */
    public synchronized MiniBroker broker() {
        if (broker == null) {
            throw new IllegalStateException("The broker runs only while tests run");
        }
        return broker;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    private synchronized void begin(ExtensionContext context) {
        if (broker == null) {
            broker = settings.start();
        }
        users.add(context.getUniqueId());
    }

    private synchronized void end(ExtensionContext context) {
        users.remove(context.getUniqueId());
        if (broker != null && users.isEmpty()) {
            MiniBroker unused = broker;
            broker = null;
            unused.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MiniBroker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return broker();
    }
}

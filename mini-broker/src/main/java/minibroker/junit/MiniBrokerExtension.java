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
 * <p>JUnit calls it from one thread at a time; a test may ask for the broker from any thread.
 */
public final class MiniBrokerExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final MiniBrokerBuilder settings;
    private volatile MiniBroker broker;
    private String startedFor = "";

    /** A broker in memory, on ports that the system chooses. */
    public MiniBrokerExtension() {
        this(MiniBroker.builder().inMemory());
    }

    /** A broker with these settings. */
    public MiniBrokerExtension(MiniBrokerBuilder settings) {
        this.settings = settings;
    }

    /** The running broker. */
    public MiniBroker broker() {
        if (broker == null) {
            throw new IllegalStateException("The broker runs only while tests run");
        }
        return broker;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startUnlessRunning(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startUnlessRunning(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeIfStartedFor(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeIfStartedFor(context);
    }

    private void startUnlessRunning(ExtensionContext context) {
        if (broker == null) {
            broker = settings.start();
            startedFor = context.getUniqueId();
        }
    }

    private void closeIfStartedFor(ExtensionContext context) {
        if (startedFor.equals(context.getUniqueId())) {
            broker.close();
            broker = null;
            startedFor = "";
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

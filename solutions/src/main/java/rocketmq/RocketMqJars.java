package rocketmq;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The jars of RocketMQ in the versions that it was published with, as Maven resolved them for {@code
 * solutions/rocketmq/pom.xml}: name server, broker and examples, with everything they need.
 */
public final class RocketMqJars {

    private static final String RESOURCE = "/rocketmq/rocketmq-classpath.txt";

    private RocketMqJars() {}

    /** The jars, joined as {@code java -cp} takes them. */
    public static String ofRocketMq() {
        try (InputStream resource = RocketMqJars.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new RocketMqUnavailable("the class path of RocketMQ was not built: run mvn verify");
            }
            String jars = new String(resource.readAllBytes(), StandardCharsets.UTF_8).trim();
            Stream.of(jars.split(File.pathSeparator))
                    .filter(jar -> !Files.exists(Path.of(jar)))
                    .findFirst()
                    .ifPresent(jar -> {
                        throw new RocketMqUnavailable("a jar of RocketMQ is gone, run mvn verify: " + jar);
                    });
            return jars;
        } catch (IOException e) {
            throw new RocketMqUnavailable("can't read " + RESOURCE, e);
        }
    }

    /** Our classes and behind them the jars: for main classes of ours that use nothing but what RocketMQ has. */
    public static String withOurMainClasses() {
        return of(RocketMqMain.class) + File.pathSeparator + ofRocketMq();
    }

    /** The folder or jar that a class is in. */
    public static String of(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

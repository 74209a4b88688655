package rocketmq;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Which image containers are made of, and why one can't be made. */
final class Images {

    /** Small enough for several beside each other; after Apache's own, so these count. */
    static final String JAVA_OPTIONS = "-Xms256m -Xmx512m -Xmn128m -XX:TieredStopAtLevel=1 " + RocketMqSetup.PATIENT;

    /** Where packets are dropped on the way to the registry, nothing ever comes. */
    private static final Duration MOST_SILENCE = Duration.ofSeconds(20);

    private static final String APACHES = "apache/rocketmq:5.5.0";

    private Images() {}

    /**
     * That of the system property {@code rocketmq.image}, else of the environment's {@code ROCKETMQ_IMAGE}, else
     * Apache's.
     */
    static String rocketMq() {
        return System.getProperty("rocketmq.image", System.getenv().getOrDefault("ROCKETMQ_IMAGE", APACHES));
    }

    /**
     * Makes sure that the engine has the image, fetching it if need be. Testcontainers does so too, but goes on trying
     * for two minutes where there is nothing to be had.
     *
     * @param progress told that it is fetched, and how far that is
     */
    static void fetch(String image, Consumer<String> progress) {
        DockerClient engine = DockerClientFactory.instance().client();
        try {
            engine.inspectImageCmd(image).exec();
            progress.accept("image " + image);
        } catch (NotFoundException missing) {
            progress.accept("fetching image " + image);
            ImagePull pull = new ImagePull(progress);
            engine.pullImageCmd(image).exec(pull);
            pull.await(MOST_SILENCE);
        }
    }

    /**
     * The failure in a person's words.
     *
     * @param printed by the container, empty if it never ran
     */
    static RocketMqUnavailable unavailable(String image, RuntimeException failure, String printed) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return new RocketMqUnavailable(
                    "No Docker engine answers. Start it, or install it; ./workbook doctor says more", failure);
        }
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof RocketMqUnavailable)) {
            cause = cause.getCause();
        }
        String reason = String.valueOf(cause.getMessage()).strip();
        return new RocketMqUnavailable(
                "RocketMQ did not start in a container of " + image + ": " + reason + advice(image, reason)
                        + (printed.isEmpty() ? "" : "\nThe container printed:\n" + printed),
                failure);
    }

    private static String advice(String image, String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left")) {
            return "\nThe disk is full: docker system df shows what Docker has on it, docker system prune removes what is"
                    + " unused";
        }
        if (lower.contains("port is already allocated") || lower.contains("address already in use")) {
            return "\nSomebody took a port meanwhile: try once more";
        }
        if (lower.contains("pull")
                || lower.contains("manifest")
                || lower.contains("registry")
                || lower.contains("no such image")
                || lower.contains("not found")) {
            return "\nThe image is not here and can't be fetched. With a network: docker pull " + image
                    + ". Without a registry: solutions/rocketmq/image/build makes one, ROCKETMQ_IMAGE names it";
        }
        return "";
    }
}

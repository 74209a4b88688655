package rocketmq;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import crosscheck.CrossCheck;
import crosscheck.NeedsDocker;
import crosscheck.Scenario;
import crosscheck.Scenarios;
import crosscheck.transcript.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import process.Await;
import process.ForkedJvm;
import process.JvmCommand;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A RocketMQ in a container: there when it is started, gone when it is closed or its JVM killed, and clear when it
 * fails.
 */
@NeedsDocker
class RocketMqContainerIT {

    private static final Duration BOUND = Duration.ofSeconds(120);

    @Test
    void startsStepByStepAndIsGoneWhenItIsClosed() {
        List<String> steps = new ArrayList<>();
        String id;
        try (RocketMqContainer rocketMq = RocketMqContainer.started(steps::add)) {
            id = rocketMq.getContainerId();
            Transcript sends = CrossCheck.run(Scenarios.of(List.of("send")).get(0), rocketMq.nameServerAddress());

            assertThat(sends.endedEarly()).isEmpty();
            assertThat(steps).containsExactly("image " + Images.rocketMq(), "name server", "broker");
        }
        assertThat(Await.within(BOUND, () -> isGone(id))).isTrue();
    }

    @Test
    void isGoneWhenItsJvmIsKilled(@TempDir Path home) {
        String id;
        try (ForkedJvm jvm = ForkedJvm.start(JvmCommand.of(HeldContainer.class.getName())
                .options("-XX:TieredStopAtLevel=1", "-Duser.home=" + home)
                .readyAt("container "))) {
            id = jvm.awaitReady(BOUND);
            assertThat(isGone(id)).isFalse();
            jvm.kill();
        }
        assertThat(Await.within(BOUND, () -> isGone(id))).isTrue();
    }

    @Test
    void oneOfTwoThatDiesEndsItsScenarioWithAReasonAndTheOtherGoesOn() {
        Scenario sends = Scenarios.of(List.of("send")).get(0);
        try (RocketMqContainer dying = RocketMqContainer.started(step -> {});
                RocketMqContainer other = RocketMqContainer.started(step -> {})) {
            docker().killContainerCmd(dying.getContainerId()).exec();

            assertThat(CrossCheck.run(sends, dying.nameServerAddress()).endedEarly())
                    .isPresent();
            assertThat(dying.log()).contains("boot success");
            assertThat(CrossCheck.run(sends, other.nameServerAddress()).endedEarly())
                    .isEmpty();
        }
    }

    @Test
    void anImageThatCannotBeHadIsNamed() {
        assertThatThrownBy(() -> RocketMqContainer.started("no.registry.invalid/rocketmq:0", step -> {}))
                .isInstanceOf(RocketMqUnavailable.class)
                .hasMessageContaining("no.registry.invalid/rocketmq:0")
                .hasMessageContaining("The image is not here and can't be fetched");
    }

    private static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }

    private static boolean isGone(String id) {
        try {
            docker().inspectContainerCmd(id).exec();
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }
}

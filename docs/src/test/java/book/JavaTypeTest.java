package book;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JavaTypeTest {
    @Test
    void theFirstSentenceAndRocketMqsNameAreReadFromTheComment() {
        String source = """
                package minibroker.lamp;

                /**
                 * Burns with {@code watts}, see {@link #off}. Any thread may call.
                 *
                 * @param watts how bright
                 *     <p>RocketMQ: {@code Light} and {@code
                 *     Bulb}.
                 */
                public record Lamp<T>(int watts) {}
                """;

        assertThat(JavaType.read(source)).hasValueSatisfying(type -> {
            assertThat(type.packageName()).isEqualTo("minibroker.lamp");
            assertThat(type.name()).isEqualTo("Lamp");
            assertThat(type.summary()).isEqualTo("Burns with `watts`, see `off`.");
            assertThat(type.rocketMq()).contains("`Light` and `Bulb`");
        });
    }

    @Test
    void aTypeThatSaysNothingOfRocketMqHasNoNameThere() {
        String source = "package a;\n/** Glows. */\n@Deprecated\nfinal class Lamp {}\n";

        assertThat(JavaType.read(source)).hasValueSatisfying(type -> {
            assertThat(type.summary()).isEqualTo("Glows.");
            assertThat(type.rocketMq()).isEmpty();
        });
    }

    @Test
    void aPackageIsNoType() {
        assertThat(JavaType.read("/** Lamps. */\npackage a;\n")).isEmpty();
    }
}

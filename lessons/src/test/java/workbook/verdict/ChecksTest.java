package workbook.verdict;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Which checks belong to an exercise, and which of them come first. */
class ChecksTest {

    @Test
    void theEarliestStepComesFirstAndWithoutStepsTheName() {
        Checks checks = new Checks(new TreeMap<>(Map.of(
                "box/DrainTest.java", "@Tag(\"01-3\") @Tag(\"step-2\") class DrainTest {}",
                "box/LimitTest.java",
                        "@Tag(\"01-3\") class LimitTest { @Tag(\"step-3\") @Tag(\"step-1\") void a() {} }",
                "box/OtherTest.java", "@Tag(\"02-1\") class OtherTest {}",
                "box/MoreTest.java", "@Tag(\"02-1\") class MoreTest {}")));

        assertThat(checks.classesOf("01-3")).containsExactly("box.LimitTest", "box.DrainTest");
        assertThat(checks.classesOf("02-1")).containsExactly("box.MoreTest", "box.OtherTest");
    }

    @Test
    void whatHasAnOrderComesByItBeforeTheOthers() {
        Checks checks = new Checks(new TreeMap<>(Map.of(
                "box/EdgesTest.java", "@Tag(\"01-3\")\nclass EdgesTest {}",
                "box/MoreTest.java", "@Order(2)\n@Tag(\"01-3\")\nclass MoreTest {}",
                "box/RingTest.java", "@Tag(\"01-3\")\n@Order(1)\nclass RingTest {}")));

        assertThat(checks.classesOf("01-3")).containsExactly("box.RingTest", "box.MoreTest", "box.EdgesTest");
    }
}

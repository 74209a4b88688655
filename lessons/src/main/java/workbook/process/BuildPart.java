package workbook.process;

import workbook.catalogue.WorkbookLayout;

import java.nio.file.Path;
import java.util.List;

/**
 * A part of the repository that Maven builds for the workbook.
 *
 * <p>The exercises are not compiled by it: a learner's half-written class must not stop the workbook. Only the class
 * path of that module is made.
 */
public enum BuildPart {
    PROGRAM(
            "lessons",
            List.of("pom.xml", "lessons/pom.xml", "lessons/src/main"),
            List.of("lessons/target/lessons-1.0.0.jar", "lessons/target/classpath.txt")),
    MINI_BROKER(
            "mini-broker",
            List.of("pom.xml", "mini-broker/pom.xml", "mini-broker/src/main"),
            List.of("mini-broker/target/classes")),
    EXERCISES(
            "exercises",
            List.of("pom.xml", "mini-broker/pom.xml", "exercises/pom.xml"),
            List.of("exercises/target/classpath.txt")),
    SOLUTIONS(
            "solutions",
            List.of(
                    "pom.xml",
                    "mini-broker/pom.xml",
                    "solutions/pom.xml",
                    "solutions/rocketmq/pom.xml",
                    "solutions/src/main"),
            List.of("solutions/target/classes", "solutions/target/classpath.txt")),
    BOOK(
            "docs",
            List.of("pom.xml", "docs", "lessons", "mini-broker/src", "solutions/src", "exercises/src/test"),
            List.of("docs/target/book/index.html")),
    /** The book to take along, made of the built one: after it. */
    EDITIONS(
            "docs/editions",
            List.of("pom.xml", "docs", "lessons", "mini-broker/src", "solutions/src", "exercises/src/test"),
            List.of("docs/editions/target/mini-broker-workbook.pdf", "docs/editions/target/mini-broker-workbook.epub"));

    private final String module;
    private final List<String> inputs;
    private final List<String> outputs;

    BuildPart(String module, List<String> inputs, List<String> outputs) {
        this.module = module;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    String module() {
        return module;
    }

    List<Path> inputs(WorkbookLayout folders) {
        return inputs.stream().map(folders.top()::resolve).toList();
    }

    List<Path> outputs(WorkbookLayout folders) {
        return outputs.stream().map(folders.top()::resolve).toList();
    }
}

package workbook.authoring;

import workbook.authoring.Workshop.DoesNotCompile;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Shows progress, a line for each thing proved, and gathers what could not be proved. */
final class Report {
    private final PrintStream out;
    private final List<String> complaints = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    /** @param found complaints about this one; none is a success */
    void line(String proof, String subject, String proved, List<String> found) {
        out.printf("%-9s %-8s %s%n", proof, subject, found.isEmpty() ? proved : "FAILS");
        for (String complaint : found) {
            out.println("          " + complaint.replace("\n", "\n          "));
            complaints.add("%s %s: %s".formatted(proof, subject, complaint));
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Part of a proof. */
    interface Step {
        void take() throws DoesNotCompile, IOException;
    }

    /** What stops the step is a complaint like any other. */
    void attempt(String proof, String subject, Step step) throws IOException {
        try {
            step.take();
        } catch (DoesNotCompile | IllegalArgumentException e) {
            line(proof, subject, "", List.of(e.getMessage()));
        }
    }
}

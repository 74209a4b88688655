package workbook;

import picocli.CommandLine.Command;
import workbook.process.Doctor;

import java.util.List;
import java.util.concurrent.Callable;

/** What the machine lacks. */
@Command(name = "doctor", description = "JDK, Maven, ports, Docker: what is missing and how to get it.")
final class DoctorVerb implements Callable<Integer> {
    private final Console console;

    DoctorVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Doctor.Diagnosis> findings = new Doctor(console.layout()).examine();
        for (Doctor.Diagnosis finding : findings) {
            String word = finding.ok()
                    ? console.colours().good("ok     ")
                    : finding.needed() ? console.colours().bad("missing") : "-      ";
            console.say(21, "%s  %-10s  %s".formatted(word, finding.what(), finding.text()));
        }
        return findings.stream().allMatch(finding -> finding.ok() || !finding.needed())
                ? ExitCode.OK
                : ExitCode.ENVIRONMENT;
    }
}

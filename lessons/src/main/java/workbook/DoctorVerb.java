package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import workbook.process.Doctor;

import java.util.List;
import java.util.concurrent.Callable;

/** What the machine lacks. */
@Command(name = "doctor", description = "JDK, Maven, ports, Docker: what is missing and how to get it.")
final class DoctorVerb implements Callable<Integer> {
    @ParentCommand
    private Workbook workbook;

    @Override
    public Integer call() throws InterruptedException {
        List<Doctor.Diagnosis> findings = new Doctor(workbook.folders()).examine();
        for (Doctor.Diagnosis finding : findings) {
            String word = finding.ok()
                    ? workbook.colours().good("ok     ")
                    : finding.needed() ? workbook.colours().bad("missing") : "-      ";
            workbook.out().printf("%s  %-10s  %s%n", word, finding.what(), finding.text());
        }
        return findings.stream().allMatch(finding -> finding.ok() || !finding.needed())
                ? Workbook.OK
                : Workbook.ENVIRONMENT;
    }
}

package workbook;

import workbook.catalogue.WorkbookLayout;

import java.util.List;

/** Where Apache's client keeps its files in the JVMs that the workbook starts: not in the user's home folder. */
final class ClientFolders {
    private ClientFolders() {}

    /** Options for a JVM that runs a client program: log, and the offsets of consumers that broadcast. */
    static List<String> options(WorkbookLayout folders) {
        return List.of(
                log(folders),
                "-Drocketmq.client.localOffsetStoreDir=" + folders.memory().resolve("client-offsets"));
    }

    /** For one that sees to the offsets by itself. */
    static String log(WorkbookLayout folders) {
        return "-Drocketmq.log.root=" + folders.memory().resolve("client-log");
    }
}

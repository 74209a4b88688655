package bench;

import bench.load.Watched;

import java.time.Duration;

/** A broker in a JVM of its own. Any thread may call. */
interface RunningBroker extends AutoCloseable {
    /** Host and port. */
    String nameServer();

    /** Its process, and the folder with its store. */
    Watched watched();

    /** From the start of the JVM to the first SEND_OK. */
    Duration startUp();

    /** The last lines that it printed, for whoever has to find out what went wrong. */
    String output();

    /** Ends it, and removes its folder. */
    @Override
    void close();
}

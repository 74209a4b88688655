package bench;

import bench.load.Measured;

import java.util.List;

/**
 * What one broker did from its start to its end.
 *
 * @param startUpMillis from the start of its JVM to the first SEND_OK
 * @param peakResidentKib -1 where nobody tells
 * @param ownKib what it had resident at the end and did not share with files; -1 where nobody tells
 */
record Session(
        int round,
        Subject subject,
        boolean syncFlush,
        double startUpMillis,
        long peakResidentKib,
        long ownKib,
        List<Measured> cells) {}

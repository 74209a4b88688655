package programs.broadcasting;

import java.io.IOException;

/**
 * The files of a node. What is written may be torn by a power cut until it is forced: then a part of it is there, from
 * the beginning on, or nothing. One thread uses it.
 */
public interface NodeDisk {
    boolean exists(String name);

    /** All bytes of a file that exists. */
    byte[] read(String name) throws IOException;

    /** Makes a file of these bytes; one that exists is emptied first. */
    void write(String name, byte[] bytes) throws IOException;

    /** Returns when the file's bytes are on the disk. */
    void force(String name) throws IOException;

    /**
     * Gives a file another name, in one step; one that had this name before is gone. On disk when it returns. If it
     * throws, {@link #exists} and {@link #read} may know the new name all the same, until the power fails.
     */
    void rename(String from, String to) throws IOException;
}

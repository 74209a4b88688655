package faults;

/** How a broker ends that does not end by itself. */
public enum Death {
    /** Its process is killed; what it had written belongs to the operating system and is there. */
    KILL,

    /** The machine loses its power: what was not forced to the disk is gone; see {@link PowerCut}. */
    POWER_CUT
}

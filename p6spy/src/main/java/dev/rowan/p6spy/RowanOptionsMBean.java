package dev.rowan.p6spy;

/** What P6Spy shows of the options over JMX. */
public interface RowanOptionsMBean {
    /** The folder of the recordings. */
    String getRowanDestDir();
}

package dev.rowan.analysis.recording;

import static dev.rowan.analysis.recording.RecordingFilesTest.HEALTH;
import static dev.rowan.analysis.recording.RecordingFilesTest.jvm;
import static dev.rowan.analysis.recording.RecordingFilesTest.rich;
import static dev.rowan.analysis.recording.RecordingFilesTest.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.recording.Recording.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were cut, changed or never a recording, and disks that take no more. */
final class DamagedRecordingTest {

    @TempDir
    Path folder;

    @Test
    void aDamagedTailIsReadUpToTheDamageAndTold() {
        byte[] whole = RecordingWriter.toBytes(jvm("a1"), rich().units(), List.of());
        int before = 0;
        for (int length = 0; length < whole.length; length++) {
            Recording read = RecordingReader.read(Arrays.copyOf(whole, length), "cut");
            assertThat(read.units().size())
                    .as("units of the first %d bytes", length)
                    .isBetween(before, 2);
            assertThat(read.problems())
                    .as("problems of the first %d bytes", length)
                    .isNotEmpty();
            before = read.units().size();
        }
        assertThat(before).isEqualTo(2);
        assertThat(RecordingReader.read(whole, "whole").problems()).isEmpty();
    }

    @Test
    void aFlippedBitIsNoticedWhereverItIs() {
        byte[] whole = RecordingWriter.toBytes(jvm("a1"), rich().units(), List.of());
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            assertThat(RecordingReader.read(flipped, "flipped").problems())
                    .as("bit of byte %d", at)
                    .isNotEmpty();
        }
    }

    @Test
    void whatIsNoRecordingIsToldAndNotThrown() throws IOException {
        Files.writeString(folder.resolve("x.rowan"), "hello, this is no recording");
        Files.createFile(folder.resolve("empty.rowan"));
        Recording read = RecordingReader.read(List.of(folder, folder.resolve("missing")));
        assertThat(read.isEmpty()).isTrue();
        assertThat(read.problems())
                .hasSize(3)
                .allSatisfy(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.UNREADABLE));
    }

    @Test
    void aNewerFormatIsToldAsSuch() {
        byte[] whole = RecordingWriter.toBytes(jvm("a1"), List.of(), List.of());
        whole[Format.MAGIC.length] = (byte) (Format.VERSION + 1);
        assertThat(RecordingReader.read(whole, "new").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_NEW);
                    assertThat(problem.message()).contains("report with the version that recorded it");
                });
    }

    @Test
    void anOlderFormatIsRefusedByItsNumber() {
        byte[] whole = RecordingWriter.toBytes(jvm("a1"), List.of(), List.of());
        whole[Format.MAGIC.length] = (byte) (Format.VERSION - 1);
        assertThat(RecordingReader.read(whole, "old").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNREADABLE);
                    assertThat(problem.message())
                            .contains("has format " + (Format.VERSION - 1) + ", this Rowan reads " + Format.VERSION);
                });
    }

    @Test
    void aFullDiskStopsTheWriterAndNothingElse() {
        WritableByteChannel full = new WritableByteChannel() {
            @Override
            public int write(ByteBuffer source) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        RecordingWriter writer = RecordingWriter.to(full, jvm("a1"));
        writer.flush();
        write(writer, rich());
        writer.close(HEALTH);
        assertThat(writer.failure()).hasMessage("No space left on device");
        assertThat(writer.lost()).isGreaterThan(2);
    }
}

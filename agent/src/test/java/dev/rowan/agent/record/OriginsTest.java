package dev.rowan.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objenesis.ObjenesisStd;

/** A library that is on no list is told from the application by where it lies. */
final class OriginsTest {
    @ParameterizedTest
    @CsvSource({
        "/home/ann/.m2/repository/org/skife/jdbi/2.7/jdbi-2.7.jar, true",
        "/ci/cache/modules-2/files-2.1/org.skife/jdbi/2.7/9f1c/jdbi-2.7.jar, true",
        "/home/ann/.m2/repository/a/b/1-SNAPSHOT/b-1-SNAPSHOT-tests.jar, true",
        "/work/shop/domain/target/domain-1.0.jar, false",
        "/work/shop/domain/target/classes/, false",
        "/srv/shop/lib/jdbi-2.7.jar, false",
    })
    void aRepositoryIsKnownByItsFolders(String path, boolean repository) throws MalformedURLException {
        assertThat(Origins.isFromRepository(URI.create("file:" + path).toURL())).isEqualTo(repository);
    }

    @Test
    void aLibraryOfOtherPackagesIsForeignAndAModuleOfTheSameHouseIsNot(@TempDir Path folder) throws Exception {
        aClassIn(folder, "com/acme/shop");
        Origins shop = new Origins(List.of(folder.toFile()));
        assertThat(shop.isForeign(ObjenesisStd.class)).isTrue();
        assertThat(shop.isForeign(OriginsTest.class)).as("no jar").isFalse();

        aClassIn(folder, "org/objenesis/own");
        assertThat(new Origins(List.of(folder.toFile())).isForeign(ObjenesisStd.class))
                .isFalse();
    }

    private static void aClassIn(Path folder, String name) throws Exception {
        Files.createFile(Files.createDirectories(folder.resolve(name)).resolve("Some.class"));
    }

    @Test
    void whereNothingLiesInFoldersNobodyIsForeign() {
        assertThat(new Origins(List.<File>of()).isForeign(ObjenesisStd.class)).isFalse();
    }
}

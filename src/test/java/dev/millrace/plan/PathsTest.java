package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {

    /// Odd on purpose: what a folder is called is no pattern.
    private static final String WORKSPACE = "work [1] {a,b}*?";

    @TempDir private Path folder;
    private Path workspace;
    private Paths paths;

    @BeforeEach
    void open() throws IOException {
        var outer = folder.toRealPath();
        workspace = Files.createDirectories(outer.resolve(WORKSPACE));
        paths = new Paths(Grants.of(workspace, workspace));
        Files.createDirectories(workspace.resolve("data/deep/er"));
        Files.createDirectories(workspace.resolve(".millrace"));
        for (String file :
                List.of(
                        "in.csv",
                        "data/a.csv",
                        "data/a1.csv",
                        "data/a[1].csv",
                        "data/b.txt",
                        "data/.hidden.csv",
                        "data/deep/c.csv",
                        "data/deep/er/d.csv",
                        "data/it's 100%.csv",
                        "data/back\\slash.csv",
                        "data/ends ",
                        "~",
                        ".millrace/x.csv")) {
            Files.writeString(workspace.resolve(file), "id\n1\n");
        }
        Files.writeString(outer.resolve("secret.csv"), "id\n2\n");
        Files.createSymbolicLink(workspace.resolve("data/link.csv"), workspace.resolve("in.csv"));
        Files.createSymbolicLink(workspace.resolve("inner"), workspace.resolve("data"));
        Files.createSymbolicLink(workspace.resolve("out"), outer);
        Files.createSymbolicLink(workspace.resolve("dangling"), outer.resolve("later"));
    }

    private String found(String written) {
        return paths.existing(written).stream()
                .map(file -> workspace.relativize(file).toString())
                .collect(Collectors.joining("|"));
    }

    private FaultCode refusedToRead(String written) {
        var refused = catchThrowableOfType(FaultException.class, () -> paths.existing(written));
        assertThat(refused).as(written).isNotNull();
        return refused.fault().code();
    }

    private FaultCode refusedToWrite(String written) {
        var refused = catchThrowableOfType(FaultException.class, () -> paths.target(written));
        assertThat(refused).as(written).isNotNull();
        return refused.fault().code();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "in.csv; in.csv",
                "./data/../in.csv; in.csv",
                "data/a[1].csv; data/a[1].csv",
                "data/[a]1.csv; data/a1.csv",
                "data/a?.csv; data/a1.csv",
                "data/{a,zz}.csv; data/a.csv",
                "data/b.*; data/b.txt",
                "data/link.csv; in.csv",
                "inner/a.csv; data/a.csv",
                "data/deep/**/*.csv; data/deep/c.csv|data/deep/er/d.csv",
                "**/d.csv; data/deep/er/d.csv",
                "data/**/er/**/d.csv; data/deep/er/d.csv",
                "data/deep; data/deep/c.csv|data/deep/er/d.csv",
                "data/it's 100%.csv; data/it's 100%.csv",
                "data/back\\slash.csv; data/back\\slash.csv",
                "`data/ends `; `data/ends `",
                "data/.h*.csv; data/.hidden.csv",
                "~; ~"
            })
    void findsWhatIsMeant(String written, String expected) {
        assertThat(found(written)).isEqualTo(expected);
    }

    @Test
    void leavesHiddenFilesOutOfAPattern() {
        assertThat(found("data/*.csv")).contains("data/a.csv").doesNotContain("hidden");
        assertThat(found("data/**")).contains("data/b.txt").doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nothing.csv; SOURCE_NOT_FOUND",
                "nothing/*.csv; SOURCE_NOT_FOUND",
                "data/*.parquet; SOURCE_NOT_FOUND",
                "data/[; PATH_INVALID",
                "data/{a; PATH_INVALID",
                "data/[z-a]; PATH_INVALID",
                "../secret.csv; ACCESS_NOT_GRANTED",
                "../*.csv; ACCESS_NOT_GRANTED",
                "out/secret.csv; ACCESS_NOT_GRANTED",
                "out/*.csv; ACCESS_NOT_GRANTED",
                ".millrace/x.csv; ACCESS_NOT_GRANTED",
                ".MILLRACE/../.millrace/x.csv; ACCESS_NOT_GRANTED",
                "~/x.csv; SOURCE_NOT_FOUND",
                "C:\\x.csv; SOURCE_NOT_FOUND",
                "dangling; SOURCE_NOT_FOUND"
            })
    void saysWhyNot(String written, FaultCode code) {
        assertThat(refusedToRead(written)).isEqualTo(code);
    }

    @Test
    void refusesANulCharacter() {
        assertThat(refusedToRead("a\0b")).isEqualTo(FaultCode.PATH_INVALID);
        assertThat(refusedToWrite("a\0b")).isEqualTo(FaultCode.PATH_INVALID);
    }

    @Test
    void findsTenThousandFiles() throws IOException {
        var many = Files.createDirectories(workspace.resolve("many"));
        for (int i = 0; i < 10_000; i++) {
            Files.createFile(many.resolve("f" + i + ".csv"));
        }
        assertThat(paths.existing("many/*.csv")).hasSize(10_000).isSorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x.csv; x.csv",
                "new/deep/x.csv; new/deep/x.csv",
                "inner/x.csv; data/x.csv",
                "data/../x.csv; x.csv",
                "it's 100%.csv; it's 100%.csv"
            })
    void knowsWhereATargetLies(String written, String expected) {
        assertThat(paths.target(written)).isEqualTo(workspace.resolve(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ".; PATH_INVALID",
                "..; PATH_INVALID",
                "data/..; PATH_INVALID",
                "/; PATH_INVALID",
                "data/; PATH_INVALID",
                "*.csv; PATH_INVALID",
                "in.csv/x.csv; PATH_INVALID",
                "dangling/x.csv; PATH_INVALID",
                "../x.csv; ACCESS_NOT_GRANTED",
                "out/x.csv; ACCESS_NOT_GRANTED",
                ".git/hooks/x; ACCESS_NOT_GRANTED",
                ".Millrace/x; ACCESS_NOT_GRANTED",
                "connections.json; ACCESS_NOT_GRANTED"
            })
    void refusesATarget(String written, FaultCode code) {
        assertThat(refusedToWrite(written)).isEqualTo(code);
    }

    @Test
    void aGrantReachesAsFarAsItSays() throws IOException {
        var outer = folder.toRealPath();
        var reading =
                new Paths(Grants.of(workspace, workspace).reading(outer.resolve("secret.csv")));
        assertThat(reading.existing("../secret.csv")).containsExactly(outer.resolve("secret.csv"));
        assertThat(
                        catchThrowableOfType(
                                FaultException.class, () -> reading.target("../secret.csv")))
                .isNotNull();
        var writing = new Paths(Grants.of(workspace, workspace).writing(outer));
        assertThat(writing.target("../x.csv")).isEqualTo(outer.resolve("x.csv"));
    }
}

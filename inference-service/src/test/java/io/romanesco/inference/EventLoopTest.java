package io.romanesco.inference;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.pipeline.AnalysisSteps;
import io.romanesco.inference.pipeline.ImageProcessor;
import io.romanesco.inference.scheduling.InferenceBatcher;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.FileInputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Nothing blocks an event loop, and work on images starts in one place. */
@AnalyzeClasses(
        packages = "io.romanesco.inference",
        importOptions = ImportOption.DoNotIncludeTests.class)
class EventLoopTest {

    /** Run on the loader's thread, or on workers that wait for it. */
    private static final String REGISTRY_THREADS =
            ".*\\.registry\\.(GoldenGate|MemoryChanges|ModelRequests|RegistryParts|RegistryStart)(\\$.*)?";

    /** Methods that make their thread wait, by their type. */
    private static final Map<Class<?>, List<String>> BLOCKING =
            Map.ofEntries(
                    Map.entry(Object.class, List.of("wait")),
                    Map.entry(Thread.class, List.of("sleep", "join")),
                    Map.entry(TimeUnit.class, List.of("sleep", "timedWait", "timedJoin")),
                    Map.entry(LockSupport.class, List.of("park", "parkNanos", "parkUntil")),
                    Map.entry(Future.class, List.of("get", "resultNow")),
                    Map.entry(ForkJoinTask.class, List.of("join", "invoke")),
                    Map.entry(CompletableFuture.class, List.of("get", "join")),
                    Map.entry(CountDownLatch.class, List.of("await")),
                    Map.entry(Semaphore.class, List.of("acquire", "acquireUninterruptibly")),
                    Map.entry(BlockingQueue.class, List.of("put", "take")),
                    Map.entry(
                            ExecutorService.class,
                            List.of("awaitTermination", "close", "invokeAll", "invokeAny")),
                    Map.entry(Process.class, List.of("waitFor")),
                    Map.entry(Uni.class, List.of("await")),
                    Map.entry(Multi.class, List.of("toIterable", "toStream")),
                    // Methods of this service that block; for workers only.
                    Map.entry(InferenceBatcher.class, List.of("predict", "run")),
                    Map.entry(
                            ModelRegistry.class,
                            List.of("acquire", "acquireBeside", "load", "unload")),
                    Map.entry(MemoryBudget.class, List.of("within")));

    /** They run on the threads of RequestPool. */
    private static final String PROTOCOL_WORKERS =
            ".*\\.protocol\\.(ImageAnalyser|InferenceRunner|ModelAccess|RepositoryControl)(\\$.*)?";

    private static final DescribedPredicate<JavaMethodCall> A_BLOCKING_METHOD =
            describe("blocks its thread", call -> isBlocking(call.getTarget()));

    /**
     * Kafka's clients and HTTP run on event loops. These classes run on threads of their own: the
     * decoder, the colours and the processor on workers, the batcher on workers and inference
     * threads, the protocol's analyser and runner on the pool of its requests, the models' and ONNX
     * Runtime's files and golden pictures on the loader's thread, requests for models on workers,
     * the policies on a thread of their own, the memory's files on that of a scrape, and the pool's
     * stop on that of the shutdown.
     */
    @ArchTest
    static final ArchRule nothingBlocksAnEventLoop =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..inference.decode..", "..model.repository..")
                    .and()
                    .doNotBelongToAnyOf(
                            ImageProcessor.class,
                            AnalysisSteps.class,
                            DominantColorFinder.class,
                            InferenceBatcher.class)
                    .and()
                    .doNotHaveSimpleName("ModelRun")
                    .and()
                    .doNotHaveSimpleName("ModelRounds")
                    .and()
                    .doNotHaveSimpleName("WorkerPool")
                    .and()
                    .haveNameNotMatching(PROTOCOL_WORKERS)
                    .and()
                    .doNotHaveSimpleName("ProcessMemory")
                    .and()
                    .doNotHaveSimpleName("GoldenLane")
                    .and()
                    .doNotHaveSimpleName("GraphBytes")
                    .and()
                    .doNotHaveSimpleName("NativeLibraries")
                    .and()
                    .haveNameNotMatching(REGISTRY_THREADS)
                    .and()
                    .doNotHaveSimpleName("PolicyReader")
                    .should()
                    .callMethodWhere(A_BLOCKING_METHOD)
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            Files.class,
                            FileChannel.class,
                            FileInputStream.class,
                            RandomAccessFile.class);

    @ArchTest
    static final ArchRule onlyTheStreamStartsAnAnalysis =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("ImageStream")
                    .should()
                    .callMethodWhere(
                            describe(
                                    "starts an analysis",
                                    call ->
                                            isMethod(
                                                    call.getTarget(),
                                                    ImageProcessor.class,
                                                    List.of("process"))));

    private static boolean isBlocking(AccessTarget.MethodCallTarget target) {
        return BLOCKING.entrySet().stream()
                .anyMatch(type -> isMethod(target, type.getKey(), type.getValue()));
    }

    private static boolean isMethod(
            AccessTarget.MethodCallTarget target, Class<?> type, List<String> names) {
        return names.contains(target.getName()) && target.getOwner().isAssignableTo(type);
    }
}

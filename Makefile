# `make help` lists the commands.

DATA ?= .romanesco
PORT ?= 8080
KAFKA_PORT ?= 9092
INFERENCE_PORT ?= 8081
GRPC_PORT ?= 9001
POSTGRES_PORT ?= 5433
S3_PORT ?= 9000
INSTANCES ?= 1
SAMPLES ?= 1
NATIVE ?= 0

MVN ?= mvn
MAVEN := $(MVN) -B -ntp
# Commands that need a JDK 25 search for one, since the default JDK may be older.
JDK = $(shell deploy/java-home.sh)
NEED_JDK = @deploy/java-home.sh >/dev/null
LOCAL = "$(JDK)/bin/java" -XX:+UseSerialGC -Xmx128m -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
	--sun-misc-unsafe-memory-access=allow -jar deploy/local/target/romanesco-local.jar

SOURCES := $(shell find pom.xml deploy/local deploy/bench deploy/images deploy/contracts deploy/rendering api-service inference-service -type f \
	\( -path '*/src/main/*' -o -name pom.xml \) -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/target/*' \
	-not -path '*/webui/e2e/*' 2>/dev/null)
BUILT := target/.built

.DEFAULT_GOAL := help
.PHONY: help run build test check observe import evaluate annotate bench fuzz model cifar10 instances experiments models compare native images format clean

help: ## print this list
	@echo "Romanesco: photographs, classified as a stream"
	@echo
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20
	@echo
	@echo "  Settings: PORT=$(PORT) KAFKA_PORT=$(KAFKA_PORT) INFERENCE_PORT=$(INFERENCE_PORT) GRPC_PORT=$(GRPC_PORT)"
	@echo "            POSTGRES_PORT=$(POSTGRES_PORT) S3_PORT=$(S3_PORT) DATA=$(DATA) (data folder) INSTANCES=$(INSTANCES) (inference workers)"
	@echo "            SAMPLES=0 (no sample pictures in a new gallery) NATIVE=1 (run what \`make native\` built)"

run: $(BUILT) ## start everything on this machine: servers, both services, the page
	$(NEED_JDK)
	@exec $(LOCAL) run --home . --data "$(DATA)" --port $(PORT) --kafka-port $(KAFKA_PORT) \
		--inference-port $(INFERENCE_PORT) --grpc-port $(GRPC_PORT) --postgres-port $(POSTGRES_PORT) --s3-port $(S3_PORT) \
		--inference-instances $(INSTANCES) $(if $(filter 0,$(SAMPLES)),,--samples) $(if $(filter 0,$(NATIVE)),,--native)

build: $(BUILT) ## build without tests, if anything changed

$(BUILT): $(SOURCES)
	$(NEED_JDK)
	@mkdir -p target
	@echo "Building (the first time downloads the dependencies and takes some minutes; log: target/build.log)"
	@JAVA_HOME="$(JDK)" $(MAVEN) package -DskipTests -pl '!deploy/e2e' > target/build.log 2>&1 & build=$$!; \
		trap 'kill $$build 2>/dev/null' INT TERM; shown=0; \
		while kill -0 $$build 2>/dev/null; do sleep 1; \
			now=$$(grep -c '^\[INFO\] Building Romanesco ::' target/build.log); \
			[ "$$now" = "$$shown" ] || { grep '^\[INFO\] Building Romanesco ::' target/build.log | tail -n 1 | sed 's/^\[INFO\] Building/ /; s/ [^ ]*-SNAPSHOT */ /'; shown=$$now; }; \
		done; wait $$build || { grep '^\[ERROR\]' target/build.log | head -n 20; echo "The build failed: target/build.log has all of it."; exit 1; }
	@echo "  Recording class caches for quick starts (romanesco-local record)"
	@$(LOCAL) record --home . >> target/build.log 2>&1 || echo "  That failed (see target/build.log): each start takes some seconds more."
	@touch $@

test: ## run all tests: unit, component, end-to-end, browser, training, exports, deployment checks
	$(NEED_JDK)
	JAVA_HOME="$(JDK)" $(MAVEN) verify
	api-service/src/test/exports/test.sh
	inference-service/training/test.sh
	inference-service/tritonclient/test.sh
	deploy/check.sh
	api-service/src/main/webui/test.sh

check: ## check chart, alert rules, dashboards, workflows, settings reference; part of make test
	deploy/check.sh

PROMETHEUS_PORT ?= 9090
GRAFANA_PORT ?= 3000
observe: ## run Prometheus with the alert rules, and Grafana if installed, against the running stack
	@deploy/prometheus/observe.sh "$(DATA)" $(PROMETHEUS_PORT) $(GRAFANA_PORT)

import: $(BUILT) ## send a folder of images to the running system: make import DIR=path
	$(NEED_JDK)
	@[ -n "$(DIR)" ] || { echo "Say what to import: make import DIR=path/to/folder (class folders become labels)"; exit 2; }
	@$(LOCAL) import --data "$(DATA)" "$(DIR)"

MODEL ?= inference-service/models/vegetables
OUT ?= target/evaluation.csv
evaluate: ## measure a model on pictures, with the service's own code: make evaluate DATA=folder-or-tar [MODEL=folder] [OUT=file.csv]
evaluate: $(BUILT)
	$(NEED_JDK)
	@[ "$(origin DATA)" != file ] || { echo "Say what to evaluate on: make evaluate DATA=folder-or-tar (class folders are the truth)"; exit 2; }
	@"$(JDK)/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
		-cp '$(BENCH)/romanesco-bench.jar:$(BENCH)/lib/*:inference-service/target/quarkus-app/lib/main/*:inference-service/target/quarkus-app/app/*' \
		io.romanesco.bench.evaluate.Evaluate --model "$(MODEL)" --out "$(OUT)" "$(DATA)"

annotate: ## write what a model finds in pictures, as JSON: make annotate MODEL=folder DATA=folder-or-tar OUT=file.json [SCORE=0.05]
annotate: $(BUILT)
	$(NEED_JDK)
	@[ "$(origin DATA)" != file ] || { echo "Say what to annotate: make annotate MODEL=folder DATA=folder-or-tar OUT=file.json"; exit 2; }
	@[ "$(origin OUT)" != file ] || { echo "Say where to write: make annotate MODEL=folder DATA=folder-or-tar OUT=file.json"; exit 2; }
	@"$(JDK)/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
		-cp '$(BENCH)/romanesco-bench.jar:$(BENCH)/lib/*:inference-service/target/quarkus-app/lib/main/*:inference-service/target/quarkus-app/app/*' \
		io.romanesco.bench.evaluate.Annotate --model "$(MODEL)" --out "$(OUT)" $(if $(SCORE),--score $(SCORE)) "$(DATA)"

BENCH := deploy/bench/target
bench: ## measure, a quarter of an hour: make bench [WHAT="colour worker"] [PICTURES=folder-of-photographs]
bench: $(BUILT)
	$(NEED_JDK)
	@"$(JDK)/bin/java" -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
		$(if $(PICTURES),-Dpictures="$(PICTURES)") \
		-cp '$(BENCH)/romanesco-bench.jar:$(BENCH)/lib/*:inference-service/target/quarkus-app/lib/main/*:inference-service/target/quarkus-app/app/*' \
		io.romanesco.bench.Bench $(WHAT)

SECONDS ?= 300
fuzz: ## fuzz the decoder, guided by coverage: make fuzz SECONDS=600 (findings and corpus: target/fuzz)
	$(NEED_JDK)
	@mkdir -p target/fuzz/corpus
	JAVA_HOME="$(JDK)" $(MAVEN) -q -Pfuzz -pl deploy/contracts,deploy/rendering,inference-service test-compile dependency:build-classpath \
		-Dmdep.outputFile=$(CURDIR)/target/fuzz/classpath -Dmdep.includeScope=test
	@run="$(JDK)/bin/java --enable-native-access=ALL-UNNAMED -cp inference-service/target/test-classes:inference-service/target/classes:$$(cat target/fuzz/classpath)"; \
		$$run io.romanesco.inference.hostile.FuzzTarget target/fuzz/corpus && \
		$$run com.code_intelligence.jazzer.Jazzer --target_class=io.romanesco.inference.hostile.FuzzTarget \
			'--instrumentation_includes=io.romanesco.contract.image.**:io.romanesco.inference.decode.**:com.twelvemonkeys.**' \
			--reproducer_path=target/fuzz -artifact_prefix=target/fuzz/ \
			-max_total_time=$(SECONDS) -timeout=20 -rss_limit_mb=4096 target/fuzz/corpus

model: ## train and export a model: make model DATA=folder-with-train-and-validation
	@[ "$(origin DATA)" != file ] || { echo "Say what to train on: make model DATA=folder (see inference-service/training/README.md)"; exit 2; }
	@inference-service/training/make-model.sh "$(DATA)"

cifar10: ## train and pack cifar10: make cifar10 DATA=cifar-10-batches-py|its tar.gz|folder-with-train-and-test
	@[ "$(origin DATA)" != file ] || { echo "Say where CIFAR-10 is: make cifar10 DATA=folder-or-tar (see inference-service/training/README.md)"; exit 2; }
	@inference-service/training/cifar10.sh "$(DATA)"

instances: ## train and export vegetable-instances (boxes and masks): make instances DATA=folder-with-pictures-and-boxes
	@[ "$(origin DATA)" != file ] || { echo "Say what to train on: make instances DATA=folder (see inference-service/training/README.md)"; exit 2; }
	@inference-service/training/make-instances.sh "$(DATA)"

EXPERIMENT ?= all
experiments: ## repeat small experiments with the vegetables' data: make experiments DATA=folder [EXPERIMENT=resizing|enhancement|...]
	@[ "$(origin DATA)" != file ] || { echo "Say where the pictures are: make experiments DATA=folder (see inference-service/training/README.md)"; exit 2; }
	@inference-service/training/experiments.sh $(EXPERIMENT) "$(DATA)"

models: ## bring published models (imagenet, coco-objects) into DATA/models: make models [NAMES=imagenet]
	@inference-service/training/models.sh "$(abspath $(DATA))/models" $(NAMES)

PROVIDER ?= cpu
compare: ## compare a model's variants (precision, pruning, optimisation): make compare MODEL=folder|resnet50 [DATA=labelled-pictures] [PROVIDER=cuda]
	@inference-service/training/compare.sh "$(MODEL)" "$(if $(filter file,$(origin DATA)),,$(DATA))" --provider $(PROVIDER)

GRAALVM ?= $(GRAALVM_HOME)
NATIVE_OPTIONS ?=
# Without this library a builder cannot compile calls of C functions: ImageIO then decodes JPEGs instead of libjpeg-turbo.
FOREIGN = $(wildcard $(GRAALVM)/lib/svm/builder/svm-foreign*.jar)
NATIVE_ARGS = $(subst $(SPACE),$(COMMA),$(strip $(NATIVE_OPTIONS) $(if $(FOREIGN),,-H:+UnlockExperimentalVMOptions -H:-ForeignAPISupport)))
COMMA := ,
SPACE := $(subst ,, )
native: ## build and test native executables of both services: make native GRAALVM=folder [NATIVE_OPTIONS=-Ob]; then make run NATIVE=1
	@[ -x "$(GRAALVM)/bin/native-image" ] || { echo "Say where GraalVM or Mandrel for JDK 25 is: make native GRAALVM=folder (with bin/native-image)"; exit 2; }
	@$(if $(FOREIGN),,echo "This builder cannot compile calls of C functions: the executables decode JPEGs with ImageIO, more slowly.")
	for service in inference-service api-service; do \
		ORT_DISABLE_TELEMETRY=1 GRAALVM_HOME="$(abspath $(GRAALVM))" JAVA_HOME="$(abspath $(GRAALVM))" \
			$(MAVEN) -Pnative verify -pl deploy/contracts,deploy/rendering,deploy/local,$$service \
			$(if $(NATIVE_ARGS),-Dquarkus.native.additional-build-args=$(NATIVE_ARGS)) || exit 1; \
	done

# Pin it by digest for a release (BASE_IMAGE=name@sha256:...): a tag moves with its security fixes.
BASE_IMAGE ?= eclipse-temurin:25-jre-noble
REGISTRY ?=
RELEASE ?= $(shell sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
SOURCE ?= $(shell git remote get-url origin 2>/dev/null | sed -n '/^https:/s/\.git$$//p')
IMAGES ?= target/images
# auto: images go without class caches where none can be recorded; required: that is an error; off: none are recorded.
CLASS_CACHE ?= auto
NATIVE_IMAGES := $(findstring -Pnative,$(IMAGE_OPTIONS))
IMAGE_BUILD = package -DskipTests -pl deploy/contracts,deploy/rendering,deploy/local,api-service,inference-service,deploy/images \
	-Dquarkus.container-image.build=true -Dquarkus.container-image.tag="$(RELEASE)" \
	-Dquarkus.jib.docker-executable-name="$(CURDIR)/deploy/images/docker-to-tar.sh"

images: ## build container images of both services, as tars or to a registry: make images [REGISTRY=ghcr.io/you] [BASE_IMAGE=name]
	$(NEED_JDK)
	@rm -rf $(IMAGES)/packed $(BUILT) # the services are built anew: what `make build` recorded for them fits no longer
	@IMAGES="$(abspath $(IMAGES))/packed" JAVA_HOME="$(JDK)" $(MAVEN) -q $(IMAGE_BUILD) $(IMAGE_OPTIONS) \
		-Dquarkus.jib.base-$(if $(NATIVE_IMAGES),native,jvm)-image="$(BASE_IMAGE)"
	@case $(if $(NATIVE_IMAGES),off,$(CLASS_CACHE)) in \
		off) rm -rf $(IMAGES)/caches ;; \
		required) deploy/images/class-caches.sh $(IMAGES) ;; \
		*) deploy/images/class-caches.sh $(IMAGES) || echo "The images go without class caches and start slower." ;; \
	esac
	@"$(JDK)/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar deploy/images/target/romanesco-images.jar \
		--out $(IMAGES) $(if $(NATIVE_IMAGES),--native) --base-image "$(BASE_IMAGE)" --revision "$$(git rev-parse HEAD)" --created "$$(git log -1 --format=%ct)" \
		$(if $(SOURCE),--source "$(SOURCE)") $(if $(REGISTRY),--registry "$(REGISTRY)") $(TAGS:%=--tag %)

format: ## format the code (the build does it too; CI only checks)
	$(NEED_JDK)
	JAVA_HOME="$(JDK)" $(MAVEN) -q spotless:apply

clean: ## delete build results; keeps the folder DATA
	rm -rf target */target deploy/*/target

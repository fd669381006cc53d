{{- /* A pool of workers. Call with (list $ values "component" "image" "device"). */ -}}
{{- define "thimble.worker" -}}
{{- $root := index . 0 -}}
{{- $values := index . 1 -}}
{{- $component := index . 2 -}}
{{- $device := index . 4 -}}
{{- $name := printf "%s-%s" (include "thimble.fullname" $root) $component -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $name }}
  labels: {{- include "thimble.labels" (list $root $component) | nindent 4 }}
spec:
  {{- if not $values.keda.enabled }}
  replicas: {{ $values.replicas }}
  {{- end }}
  strategy:
    type: RollingUpdate
    # A new one may need what an old one holds, a graphics processor say; trainings that are put back go on elsewhere.
    rollingUpdate: {maxUnavailable: 25%, maxSurge: 0}
  selector:
    matchLabels: {{- include "thimble.selector" (list $root $component) | nindent 6 }}
  template:
    metadata:
      labels: {{- include "thimble.labels" (list $root $component) | nindent 8 }}
      {{- with $values.podAnnotations }}
      annotations: {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "thimble.serviceAccount" $root }}
      # Trainings end their epoch or are put back, then the worker says that it is gone.
      terminationGracePeriodSeconds: {{ add $values.drainSeconds 30 }}
      {{- with $values.runtimeClassName }}
      runtimeClassName: {{ . }}
      {{- end }}
      {{- include "thimble.podSecurity" $root | nindent 6 }}
      {{- include "thimble.placement" (list $root $values $component) | nindent 6 }}
      containers:
        - name: worker
          image: {{ include "thimble.image" (list $root (index . 3)) }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          securityContext: {{- include "thimble.containerSecurity" $root | nindent 12 }}
          ports:
            - {name: management, containerPort: 9090}
          env:
            - {name: THIMBLE_FOLDER, value: /var/lib/thimble}
            - {name: THIMBLE_MANAGEMENT_ADDRESS, value: 0.0.0.0}
            - {name: THIMBLE_MANAGEMENT_PORT, value: "9090"}
            - {name: THIMBLE_TRAINING_DEVICE, value: {{ $device }}}
            - {name: THIMBLE_WORKER_THREADS, value: {{ $values.trainings | quote }}}
            - {name: THIMBLE_TRAINER_HEAP, value: {{ printf "%dMB" (int $values.trainerHeapMegabytes) }}}
            - {name: THIMBLE_FEATURE_CACHE, value: {{ $values.featureCache }}}
            - {name: THIMBLE_DRAIN, value: {{ printf "%ds" (int $values.drainSeconds) }}}
            - {name: THIMBLE_DATA_PRIVATE, value: {{ $values.fetchPrivate | quote }}}
            {{- if $values.folders }}
            {{- $paths := list }}
            {{- range $values.folders }}{{ $paths = append $paths (printf "/words/%s" .name) }}{{ end }}
            - {name: THIMBLE_DATA_DIRS, value: {{ join ":" $paths | quote }}}
            {{- end }}
            {{- include "thimble.programEnv" $root | nindent 12 }}
            {{- with $values.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          # Folders of words are read before it answers.
          startupProbe:
            httpGet: {path: /actuator/health/liveness, port: management}
            periodSeconds: 5
            failureThreshold: 120
          readinessProbe:
            httpGet: {path: /actuator/health/readiness, port: management}
            periodSeconds: 10
            timeoutSeconds: 5
          livenessProbe:
            httpGet: {path: /actuator/health/liveness, port: management}
            periodSeconds: 20
            timeoutSeconds: 10
            failureThreshold: 6
          resources: {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
            - {name: folder, mountPath: /var/lib/thimble}
            {{- range $values.folders }}
            - {name: words-{{ .name }}, mountPath: /words/{{ .name }}, readOnly: true{{ with .subPath }}, subPath: {{ . | quote }}{{ end }}}
            {{- end }}
            {{- include "thimble.archivesMount" $root | nindent 12 }}
      volumes:
        - {name: tmp, emptyDir: {sizeLimit: 2Gi}}
        - {name: folder, emptyDir: {sizeLimit: {{ $values.scratchSize }}}}
        {{- range $values.folders }}
        - name: words-{{ .name }}
          persistentVolumeClaim: {claimName: {{ .existingClaim }}, readOnly: true}
        {{- end }}
        {{- include "thimble.archivesVolume" $root | nindent 8 }}
{{- end -}}

{{- /* The values of the second pool: the first one's, but for its own. */ -}}
{{- define "thimble.gpuValues" -}}
{{- $own := omit .Values.gpuWorker "enabled" "gpus" "resourceName" -}}
{{- $values := mergeOverwrite (omit (deepCopy .Values.worker) "tolerations" "nodeSelector" "resources") (deepCopy $own) -}}
{{- $_ := set $values.resources.limits .Values.gpuWorker.resourceName .Values.gpuWorker.gpus -}}
{{- toYaml $values -}}
{{- end -}}
